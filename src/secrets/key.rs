//! One key, and everything that is derived from it.
//!
//! Signatures and cookie keys are derived as Lamplight did when it had a single key, and must
//! stay so: links on paper and cookies of sixty days carry them. Whatever came later is derived
//! with HKDF under a salt of its own, so the two can never meet.

use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use sha2::Sha256;

use crate::hash;

const SALT: &[u8] = b"lamplight key ring";
// As `Key::derive_from` of the cookie crate has it.
const COOKIE_INFO: &[u8] = b"COOKIE;SIGNED:HMAC-SHA256;PRIVATE:AEAD-AES-256-GCM";

/// What names a key inside a ciphertext. It follows from the key and not from its place in the
/// ring, so that taking an old key out, or moving from the file to settings, confuses nothing.
pub(crate) type KeyId = [u8; 4];

#[derive(Clone)]
pub(crate) struct Key {
    pub(crate) id: KeyId,
    root: [u8; 32],
    later: Hkdf<Sha256>,
}

impl Key {
    pub(crate) fn new(secret: &str) -> Self {
        let root = hash(secret);
        let later = Hkdf::new(Some(SALT), &root);
        Self { id: expand(&later, &[b"id"]), root, later }
    }

    /// The first 128 bits of HMAC-SHA256 over purpose, zero byte, text.
    pub(crate) fn sign(&self, purpose: &str, text: &str) -> [u8; 16] {
        let mut signature = [0; 16];
        let whole = self.mac(purpose, text).finalize().into_bytes();
        signature.copy_from_slice(&whole[..16]);
        signature
    }

    pub(crate) fn verify(&self, purpose: &str, text: &str, signature: &[u8; 16]) -> bool {
        self.mac(purpose, text).verify_truncated_left(signature).is_ok()
    }

    pub(crate) fn cookie_key(&self) -> [u8; 64] {
        // A pseudorandom key of 32 bytes is long enough; the fallback cannot be reached.
        let cookies = Hkdf::<Sha256>::from_prk(&self.root)
            .unwrap_or_else(|_| unreachable!("32 bytes are a key"));
        expand(&cookies, &[COOKIE_INFO])
    }

    pub(crate) fn encryption_key(&self, purpose: &str) -> [u8; 32] {
        expand(&self.later, &[b"encrypt\0", purpose.as_bytes()])
    }

    fn mac(&self, purpose: &str, text: &str) -> Hmac<Sha256> {
        let mut mac = hmac(&self.root);
        mac.update(purpose.as_bytes());
        mac.update(&[0]);
        mac.update(text.as_bytes());
        mac
    }
}

pub(crate) fn hmac(key: &[u8]) -> Hmac<Sha256> {
    // HMAC takes keys of any length; the fallback cannot be reached.
    Hmac::new_from_slice(key).unwrap_or_else(|_| unreachable!("HMAC takes any key"))
}

fn expand<const N: usize>(from: &Hkdf<Sha256>, info: &[&[u8]]) -> [u8; N] {
    let mut bytes = [0; N];
    // HKDF gives up to 8160 bytes; the fallback cannot be reached.
    from.expand_multi_info(info, &mut bytes).unwrap_or_else(|_| unreachable!("a few bytes"));
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &str = "a secret that is long enough to be one";

    /// Calculated with Python's hmac and hashlib, and what Lamplight 0.1 printed into QR codes.
    #[test]
    fn links_on_paper_go_on_working() {
        let signature = Key::new(SECRET).sign("seat", "mira");
        assert_eq!(hex(&signature), "17e2c0400806905d62131004537f05b7");
    }

    #[test]
    fn cookies_are_signed_with_the_key_that_the_cookie_crate_derives() {
        let theirs = cookie::Key::derive_from(&hash(SECRET));
        let ours = Key::new(SECRET).cookie_key();
        assert_eq!((&ours[..32], &ours[32..]), (theirs.signing(), theirs.encryption()));
    }

    /// Otherwise nothing that is encrypted in a database could be read after an upgrade.
    #[test]
    fn ids_and_encryption_keys_stay_what_they_are() {
        let key = Key::new(SECRET);
        assert_eq!(hex(&key.id), "52274bf9");
        assert_eq!(
            hex(&key.encryption_key("totp")),
            "93dbaa2e3f727522c835d65909a9211837a825e29a133a46f56d6504a2330737"
        );
    }

    fn hex(bytes: &[u8]) -> String {
        bytes.iter().map(|byte| format!("{byte:02x}")).collect()
    }
}
