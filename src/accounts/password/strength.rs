//! How easily somebody would guess a password.

use zxcvbn::{Score, zxcvbn};

/// On zxcvbn's scale from 0 to 4. Two withstands guessing over the network; against guessing
/// with a stolen table there is the cost of hashing.
const GOOD_ENOUGH: Score = Score::Two;

/// What makes `password` easy to guess, if it is.
pub(super) fn complaint(password: &str, own_words: &[String]) -> Option<String> {
    let known: Vec<&str> = own_words.iter().flat_map(|word| parts(word)).collect();
    let entropy = zxcvbn(password, &known);
    if entropy.score() >= GOOD_ENOUGH {
        return None;
    }
    let reason = entropy.feedback().and_then(zxcvbn::feedback::Feedback::warning);
    let reason = reason.map_or_else(String::new, |reason| format!(" {reason}"));
    Some(format!(
        "That is guessed too easily.{reason} Add a word or two that nobody would expect of you."
    ))
}

/// A name or an address, and the words it is made of.
fn parts(word: &str) -> impl Iterator<Item = &str> {
    let split = word.split(|c: char| !c.is_alphanumeric()).filter(|part| part.len() > 2);
    std::iter::once(word).chain(split)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn complains(password: &str, own: &[&str]) -> Option<String> {
        complaint(password, &own.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn easy_ones_are_refused_with_a_reason() {
        assert!(complains("password", &[]).unwrap().contains("top-10"));
        assert!(complains("aaaaaaaa", &[]).unwrap().contains("Repeats"));
        assert!(complains("qwertyuiop", &[]).is_some());
        assert_eq!(complains("brass lantern pier", &[]), None);
    }

    #[test]
    fn what_everybody_knows_about_you_is_no_secret() {
        let own = ["nora-adeyemi", "adeyemi.nora@lamplight.test", "Nora Adeyemi"];
        assert_eq!(complains("noraadeyemi", &[]), None);
        assert!(complains("noraadeyemi", &own).is_some());
    }

    #[test]
    fn very_long_ones_are_judged_quickly() {
        assert_eq!(complains(&"brass lantern pier ".repeat(50), &[]), None);
    }
}
