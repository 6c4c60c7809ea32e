//! What people are called: names and addresses that have passed their checks.

use super::letters;

/// What a member signs in with and others find them by: `a`–`z`, digits, `-` and `_`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Username(String);

impl Username {
    /// Reads what somebody typed; capitals become small.
    ///
    /// # Errors
    /// What is wrong, for the person.
    pub fn parse(typed: &str) -> Result<Self, String> {
        let name = typed.trim().to_lowercase();
        let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_');
        if let Some(wrong) = name.chars().find(|c| !fits(*c)) {
            let wrong = if wrong == ' ' { "A blank".to_owned() } else { format!("“{wrong}”") };
            return Err(format!(
                "{wrong} cannot be part of it: only a–z, 0–9, hyphens and underscores."
            ));
        }
        match name.len() {
            0 => Err("This is still empty.".to_owned()),
            1..=2 => Err("At least 3 characters.".to_owned()),
            3..=30 => Ok(Self(name)),
            length => Err(too_long(length, 30)),
        }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// An e-mail address that looks like one. Whether it works only a letter could tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Email(String);

impl Email {
    /// Reads what somebody typed.
    ///
    /// # Errors
    /// What is wrong, for the person.
    pub fn parse(typed: &str) -> Result<Self, String> {
        let address = typed.trim();
        if address.is_empty() {
            return Err("This is still empty.".to_owned());
        }
        if address.chars().count() > 254 {
            return Err("That is too long for an e-mail address.".to_owned());
        }
        if looks_right(address) {
            Ok(Self(address.to_owned()))
        } else {
            Err("That does not look like an e-mail address, such as nora@example.com.".to_owned())
        }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn looks_right(address: &str) -> bool {
    let Some((local, domain)) = address.rsplit_once('@') else {
        return false;
    };
    let odd = |c: char| c.is_whitespace() || c.is_control() || "<>()[],;:\\\"@".contains(c);
    let label =
        |part: &str| !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || c == '-');
    !local.is_empty()
        && !address.replacen('@', "", 1).chars().any(odd)
        && domain.contains('.')
        && domain.split('.').all(label)
}

/// What others call somebody. One line that can be seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DisplayName(String);

impl DisplayName {
    /// Reads what somebody typed; runs of blanks become one.
    ///
    /// # Errors
    /// What is wrong, for the person.
    pub fn parse(typed: &str) -> Result<Self, String> {
        let name = typed.split_whitespace().collect::<Vec<_>>().join(" ");
        let length = name.chars().count();
        let unseen = |c: char| letters::is_invisible(c) && !letters::is_joiner(c);
        if name.chars().any(|c| c.is_control() || unseen(c)) {
            Err("There is an invisible character in it; type it anew.".to_owned())
        } else if !letters::has_something_visible(&name) {
            Err("This is still empty.".to_owned())
        } else if length > 40 {
            Err(too_long(length, 40))
        } else {
            Ok(Self(name))
        }
    }

    /// See [`skeleton`].
    pub fn skeleton(&self) -> String {
        skeleton(&self.0)
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn too_long(length: usize, most: usize) -> String {
    let (over, plural) = (length - most, if length - most == 1 { "" } else { "s" });
    format!("{over} character{plural} too long: at most {most}.")
}

/// What is left of a name when all that the eye hardly tells apart is made the same: nobody sits at
/// a table beside somebody who seems to be called the same.
pub fn skeleton(name: &str) -> String {
    letters::skeleton(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usernames_are_small_letters() {
        assert_eq!(Username::parse(" Nora_A-7 ").unwrap().as_str(), "nora_a-7");
        assert!(Username::parse("no").unwrap_err().contains("At least 3"));
        assert!(Username::parse(&"n".repeat(31)).unwrap_err().starts_with("1 character"));
        assert!(Username::parse("nora b").unwrap_err().contains("A blank"));
        assert!(Username::parse("nóra").unwrap_err().contains('ó'));
    }

    #[test]
    fn addresses_look_like_addresses() {
        for good in ["nora@example.com", "n.o+r_a@sub.example.co.uk", "jürgen@müller.example"] {
            assert!(Email::parse(good).is_ok(), "{good}");
        }
        for bad in ["nora", "nora@", "@example.com", "nora@example", "a b@example.com", "a@b@c.de"]
        {
            assert!(Email::parse(bad).is_err(), "{bad}");
        }
        assert!(Email::parse("a@b..de").is_err());
        assert!(Email::parse(&format!("{}@example.com", "x".repeat(250))).is_err());
    }

    #[test]
    fn display_names_can_be_seen() {
        assert_eq!(DisplayName::parse("  Nora   Adeyemi ").unwrap().as_str(), "Nora Adeyemi");
        assert_eq!(DisplayName::parse("<b>Nora</b>").unwrap().as_str(), "<b>Nora</b>");
        for bad in [
            "",
            " ",
            "\u{200d}",
            "No\u{202e}ra",
            "No\u{7}ra",
            "\u{feff}",
            "\u{3164}",
            "\u{2800}",
            "No\u{ad}ra",
            "\u{301}",
            "\u{fe0f} \u{fe0f}",
        ] {
            assert!(DisplayName::parse(bad).is_err(), "{bad:?}");
        }
        for good in ["👩‍👧", "نیلوفر\u{200c}", "葛\u{e0100}", "‘Okina"] {
            assert!(DisplayName::parse(good).is_ok(), "{good:?}");
        }
        assert!(DisplayName::parse(&"ö".repeat(40)).is_ok());
        assert!(DisplayName::parse(&"ö".repeat(41)).is_err());
    }
}
