//! Addresses as people type them.

use lettre::{Address, message::Mailbox};
use std::fmt;

use crate::{mail::Person, text::one_line};

const NAME_CHARS: usize = 100;
// RFC 5321, 4.5.3.1.
const ADDRESS_BYTES: usize = 254;
const LOCAL_BYTES: usize = 64;

/// An address that no mail can be brought to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadAddress;

impl fmt::Display for BadAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("this cannot be a mail address")
    }
}

impl std::error::Error for BadAddress {}

/// The mailbox of a person, its domain in ASCII.
pub(crate) fn mailbox(person: &Person) -> Result<Mailbox, BadAddress> {
    let name = Some(one_line(&person.name, NAME_CHARS)).filter(|name| !name.is_empty());
    Ok(Mailbox::new(name, address(&person.address)?))
}

/// A mailbox written `Name <address>` or `address`.
pub(crate) fn sender(written: &str) -> Result<Mailbox, BadAddress> {
    let written = written.trim();
    let (name, address) = match written.strip_suffix('>').and_then(|rest| rest.rsplit_once('<')) {
        Some((name, address)) => (name.trim().trim_matches('"'), address),
        None => ("", written),
    };
    mailbox(&Person { name: name.to_owned(), address: address.to_owned() })
}

fn address(typed: &str) -> Result<Address, BadAddress> {
    let typed = typed.trim();
    let (local, domain) = typed.rsplit_once('@').ok_or(BadAddress)?;
    if typed.chars().any(|c| c.is_control() || c.is_whitespace()) || local.len() > LOCAL_BYTES {
        return Err(BadAddress);
    }
    let domain = if domain.starts_with('[') {
        domain.to_owned()
    } else {
        idna::domain_to_ascii(domain).map_err(|_| BadAddress)?
    };
    let address = Address::try_from((local, domain.as_str())).map_err(|_| BadAddress)?;
    if AsRef::<str>::as_ref(&address).len() > ADDRESS_BYTES {
        return Err(BadAddress);
    }
    Ok(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_odd_shapes_are_kept() {
        for (typed, kept) in [
            ("mira@example.org", "mira@example.org"),
            ("  mira@example.org\n", "mira@example.org"),
            ("o'neill+games=1@example.org", "o'neill+games=1@example.org"),
            ("\"a@b\"@example.org", "\"a@b\"@example.org"),
            ("mira@bücher.example", "mira@xn--bcher-kva.example"),
            ("MIRA@EXAMPLE.ORG", "MIRA@example.org"),
            ("müller@example.org", "müller@example.org"),
            ("mira@[192.0.2.1]", "mira@[192.0.2.1]"),
        ] {
            let got = address(typed).map(|address| address.to_string());
            assert_eq!(got.as_deref(), Ok(kept), "{typed}");
        }
    }

    #[test]
    fn what_cannot_be_an_address_or_holds_more_than_one_is_refused() {
        let long = format!("{}@example.org", "a".repeat(65));
        let longer = format!("a@{}example.org", "a.".repeat(130));
        for typed in [
            "",
            "mira",
            "@",
            "@example.org",
            "mira@",
            "a@b@example.org",
            "a b@example.org",
            "\"a b\"@example.org",
            "mira@example.org,jonas@example.org",
            "mira@example.org>,<jonas@example.org",
            "mira@example.org\r\nRCPT TO:<jonas@example.org>",
            "\"a\r\nb\"@example.org",
            "\"a\u{0}b\"@example.org",
            "<mira@example.org>",
            "mira@exa mple.org",
            "mira@-.org",
            "mira@[192.0.2.1]\r\nDATA",
            &long,
            &longer,
        ] {
            assert_eq!(address(typed), Err(BadAddress), "{typed:?}");
        }
    }

    #[test]
    fn a_sender_has_a_name_or_not() {
        for (written, shown) in [
            ("house@example.org", "house@example.org"),
            ("Lamplight <house@example.org>", "Lamplight <house@example.org>"),
            ("\"The house\" <house@example.org>", "The house <house@example.org>"),
        ] {
            assert_eq!(sender(written).unwrap().to_string(), shown);
        }
        assert!(sender("Lamplight").is_err() && sender("a <b> <c>").is_err());
    }
}
