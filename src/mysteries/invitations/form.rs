//! Whom a host wants to invite, as typed.

use lamplight_core::{
    people::identity::{DisplayName, Email},
    web::Problems,
};
use serde::Deserialize;

/// A session has room for no more.
pub(super) const MOST: usize = 40;

/// Somebody to invite.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guest {
    /// How they are called; may be empty.
    pub name: String,
    /// Where the mail goes.
    pub email: String,
}

/// The form as typed.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct InvitationForm {
    /// A line for each: an address, with the name before it or not.
    #[serde(default)]
    pub(crate) guests: String,
}

impl InvitationForm {
    /// Whom to invite, each address once, or what is wrong with the lines.
    ///
    /// # Errors
    /// The first line that is none.
    pub(super) fn parse(&self) -> Result<Vec<Guest>, Problems> {
        let mut problems = Problems::default();
        let lines = self.guests.lines().map(str::trim).filter(|line| !line.is_empty());
        let mut guests: Vec<Guest> = Vec::new();
        for line in lines {
            let Some(guest) = problems.take("guests", guest(line)) else { return Err(problems) };
            if !guests.iter().any(|other| other.email.eq_ignore_ascii_case(&guest.email)) {
                guests.push(guest);
            }
        }
        if guests.is_empty() {
            problems.add("guests", "This is still empty.");
        } else if guests.len() > MOST {
            problems.add("guests", format!("At most {MOST} people can be invited to an evening."));
        }
        if problems.is_empty() { Ok(guests) } else { Err(problems) }
    }
}

/// `Mira Holm <mira@example.org>`, `Mira Holm, mira@example.org`, `mira@example.org`.
fn guest(line: &str) -> Result<Guest, String> {
    let about = |what: String| {
        let short: String = line.chars().take(60).collect();
        format!("“{short}”: {what}")
    };
    let ends = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | ',' | ';');
    let address = line.trim_end_matches(ends).rsplit(ends).next().unwrap_or_default();
    let email = Email::parse(address).map_err(about)?;
    let before = line.find(address).map_or("", |at| &line[..at]);
    let name = before.trim_matches(|c: char| ends(c) || matches!(c, '"' | '“' | '”'));
    let name = if name.is_empty() {
        String::new()
    } else {
        DisplayName::parse(name).map_err(about)?.as_str().to_owned()
    };
    Ok(Guest { name, email: email.as_str().to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(guests: &str) -> Result<Vec<Guest>, Problems> {
        InvitationForm { guests: guests.to_owned() }.parse()
    }

    #[test]
    fn a_line_is_an_address_with_or_without_a_name() {
        for (line, name) in [
            ("mira@example.org", ""),
            ("<mira@example.org>", ""),
            ("Mira mira@example.org", "Mira"),
            ("Mira Holm <mira@example.org>", "Mira Holm"),
            ("\"Mira Holm\" <mira@example.org>;", "Mira Holm"),
            ("Mira Holm, mira@example.org,", "Mira Holm"),
            ("Mira Holm\tmira@example.org", "Mira Holm"),
        ] {
            let [guest] = <[Guest; 1]>::try_from(parse(line).unwrap()).unwrap();
            assert_eq!((guest.name.as_str(), guest.email.as_str()), (name, "mira@example.org"));
        }
    }

    #[test]
    fn nobody_is_invited_twice_and_empty_lines_do_not_count() {
        let guests =
            parse("\nMira mira@example.org\n\r\nMIRA@example.org\nben@example.org\n").unwrap();
        assert_eq!(guests.len(), 2);
    }

    #[test]
    fn what_is_wrong_names_the_line() {
        let wrong = |lines: &str| parse(lines).unwrap_err().of("guests").unwrap().to_owned();
        assert!(wrong("mira@example.org\nBen ben@").contains("“Ben ben@”"));
        assert!(wrong("Mira").contains("“Mira”"));
        assert!(wrong(&format!("{} m@example.org", "M".repeat(41))).contains("too long"));
        assert_eq!(wrong("\n \n"), "This is still empty.");
        let many: String = (0..41).map(|number| format!("guest{number}@example.org\n")).collect();
        assert!(wrong(&many).contains("At most 40"));
    }
}
