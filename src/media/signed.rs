//! Addresses that open one file for a while. They are for those about whom it has been decided:
//! whoever has such an address sees the file, until it expires.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use chrono::{DateTime, Utc};
use uuid::Uuid;

/// Keeps these signatures apart from those of other things under the same key.
const PURPOSE: &str = "media address";

/// Signs short texts and knows its own signatures again.
pub trait Signer {
    /// The signature of a text, in characters that need no escaping in an address (base64url,
    /// hex). The purpose is signed with it.
    fn sign(&self, purpose: &str, text: &str) -> String;

    /// Whether this is the signature of that text; takes as long for a wrong one as for a right.
    fn verify(&self, purpose: &str, text: &str, signature: &str) -> bool;
}

/// What was uploaded, under a number that nobody can guess and no person has written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MediaId(pub Uuid);

impl MediaId {
    /// A new one.
    #[must_use]
    pub fn random() -> Self {
        Self(Uuid::new_v4())
    }
}

impl fmt::Display for MediaId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.hyphenated().fmt(f)
    }
}

/// One of the files that an upload consists of: `1600`, `640`, `original`. At most 32 small
/// letters, digits and hyphens, so that it can stand in an address and in the name of a file.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct VariantName(String);

impl VariantName {
    /// The one for a picture of this width.
    #[must_use]
    pub fn of_width(width: u32) -> Self {
        Self(width.to_string())
    }

    /// As it stands in an address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for VariantName {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        let allowed = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-');
        if (1..=32).contains(&text.len()) && text.bytes().all(allowed) {
            Ok(Self(text.to_owned()))
        } else {
            Err(Invalid::Name)
        }
    }
}

impl fmt::Display for VariantName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Why an address opens nothing. The answer to all of them is that there is nothing here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Invalid {
    /// The name of the variant is none.
    Name,
    /// Its time has passed.
    Expired,
    /// It was not made here, or changed since.
    Forged,
}

impl std::error::Error for Invalid {}

impl fmt::Display for Invalid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Name => "there is no variant of this name",
            Self::Expired => "this address has expired",
            Self::Forged => "this address was not made here",
        })
    }
}

/// The address of a file, which opens it for between one and two times `lasts`. Within one span of
/// that length it stays the same, so that browsers need not load a picture again for each page.
#[must_use]
pub fn sign_address(
    signer: &impl Signer,
    id: MediaId,
    variant: &VariantName,
    now: DateTime<Utc>,
    lasts: Duration,
) -> String {
    let step = i64::try_from(lasts.as_secs()).unwrap_or(i64::MAX).clamp(1, 365 * 86_400);
    let expires = (now.timestamp().div_euclid(step) + 2) * step;
    let signature = signer.sign(PURPOSE, &signed_text(id, variant, expires));
    format!("/media/{id}/{variant}?expires={expires}&sig={signature}")
}

/// Whether an address with these parts opens this file now. `expires` is in seconds since 1970.
pub fn check_address(
    signer: &impl Signer,
    id: MediaId,
    variant: &VariantName,
    expires: i64,
    signature: &str,
    now: DateTime<Utc>,
) -> Result<(), Invalid> {
    if !signer.verify(PURPOSE, &signed_text(id, variant, expires), signature) {
        Err(Invalid::Forged)
    } else if now.timestamp() >= expires {
        Err(Invalid::Expired)
    } else {
        Ok(())
    }
}

/// No part of it can hold the line break that keeps the parts apart.
fn signed_text(id: MediaId, variant: &VariantName, expires: i64) -> String {
    format!("{id}\n{variant}\n{expires}")
}

#[cfg(test)]
mod tests {
    use super::{Invalid, MediaId, Signer, VariantName, check_address, sign_address};
    use chrono::{DateTime, Utc};
    use std::time::Duration;

    /// A signature that everybody could make, which is enough to see what is signed.
    struct Plain;

    impl Signer for Plain {
        fn sign(&self, purpose: &str, text: &str) -> String {
            format!("{purpose}:{text}").bytes().map(|byte| format!("{byte:02x}")).collect()
        }

        fn verify(&self, purpose: &str, text: &str, signature: &str) -> bool {
            self.sign(purpose, text) == signature
        }
    }

    const HOUR: Duration = Duration::from_secs(3600);

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(seconds, 0).unwrap()
    }

    fn parts(address: &str) -> (i64, String) {
        let (_, query) = address.split_once("?expires=").unwrap();
        let (expires, signature) = query.split_once("&sig=").unwrap();
        (expires.parse().unwrap(), signature.to_owned())
    }

    #[test]
    fn an_address_opens_its_file_for_an_hour_and_not_for_three() {
        let (id, small) = (MediaId::random(), VariantName::of_width(640));
        let address = sign_address(&Plain, id, &small, at(10_000), HOUR);
        assert!(address.starts_with(&format!("/media/{id}/640?expires=")), "{address}");
        let (expires, signature) = parts(&address);
        let check = |now| check_address(&Plain, id, &small, expires, &signature, at(now));
        assert_eq!(check(10_000), Ok(()));
        assert_eq!(check(10_000 + 3_600), Ok(()));
        assert_eq!(check(expires - 1), Ok(()));
        assert_eq!(check(expires), Err(Invalid::Expired), "not a second longer");
        assert_eq!(check(10_000 + 7_200), Err(Invalid::Expired));
        assert!(Invalid::Expired.to_string().contains("has expired"));
        assert!(Invalid::Forged.to_string().contains("not made here"));
    }

    #[test]
    fn an_address_opens_no_other_file_and_no_longer_time() {
        let (id, small) = (MediaId::random(), VariantName::of_width(640));
        let (expires, signature) = parts(&sign_address(&Plain, id, &small, at(10_000), HOUR));
        let large = VariantName::of_width(1600);
        let forged = Err(Invalid::Forged);
        let check = |id, name, expires, signature: &str| {
            check_address(&Plain, id, name, expires, signature, at(10_000))
        };
        assert_eq!(check(id, &large, expires, &signature), forged);
        assert_eq!(check(MediaId::random(), &small, expires, &signature), forged);
        assert_eq!(check(id, &small, expires + 1, &signature), forged);
        assert_eq!(check(id, &small, expires, ""), forged);
    }

    #[test]
    fn within_an_hour_the_address_stays_the_same() {
        let (id, small) = (MediaId::random(), VariantName::of_width(640));
        let address = |now| sign_address(&Plain, id, &small, at(now), HOUR);
        assert_eq!(address(7_200), address(10_799));
        assert_ne!(address(10_799), address(10_800));
    }

    #[test]
    fn a_variant_has_a_name_that_leads_nowhere_else() {
        for name in ["", "..", "a/b", "A", "a b", "%2e", "é", &"a".repeat(33)] {
            assert_eq!(name.parse::<VariantName>(), Err(Invalid::Name), "{name}");
        }
        assert_eq!("large-2".parse::<VariantName>().unwrap().as_str(), "large-2");
    }
}
