//! Which letters can be seen, and which look like others.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Of other scripts, those that look like Latin ones, and these. Small letters only: capitals have
/// been made small before.
const LOOK_ALIKE: [(&str, &str); 2] =
    [("авекмнорстухіјѕһԁԛԝ", "abekmhopctyxijshdqw"), ("αβεηικμνορτυχζ", "abehikmvoptyxz")];

/// Takes no room, or is a blank that is no space.
pub(super) fn is_invisible(c: char) -> bool {
    is_joiner(c)
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}' | '\u{1d159}' | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}')
}

/// Joins letters in some scripts, or the parts of a picture, or chooses one of its shapes; alone it
/// is nothing.
pub(super) fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}' | '\u{180b}'..='\u{180d}' | '\u{180f}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

/// Whether there is anything to see in `text`.
pub(super) fn has_something_visible(text: &str) -> bool {
    text.chars().any(|c| !is_invisible(c) && !is_combining_mark(c) && !c.is_whitespace())
}

/// What is left of `text` when all that the eye hardly tells apart is made the same: two that look
/// the same have the same.
pub(super) fn skeleton(text: &str) -> String {
    let seen: String = text.nfkd().filter(|c| !is_invisible(*c)).collect();
    // Through capitals, where letters meet that have two small forms.
    let small = seen.to_uppercase().to_lowercase().replace("i\u{307}", "i");
    small.chars().map(looks_like).nfkc().collect()
}

fn looks_like(c: char) -> char {
    let known = LOOK_ALIKE.iter().flat_map(|(these, those)| these.chars().zip(those.chars()));
    known.into_iter().find(|(this, _)| *this == c).map_or(c, |(_, that)| that)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_the_same_is_the_same() {
        for (one, other) in [
            ("Mira", "mIRA"),
            ("Mira", "Mi\u{200b}ra"),
            ("Mira", "Mi\u{ad}ra"),
            ("Mira", "Mira\u{3164}"),
            ("Mira", "M\u{200d}ira"),
            ("Mira", "Mira\u{fe0f}"),
            ("Mira", "Ｍｉｒａ"),
            ("Mira", "Мirа"),
            ("José", "Jose\u{301}"),
            ("Ëva", "Ёva"),
            ("Weiß", "WEISS"),
            ("\u{212a}arl", "karl"),
            ("İnci", "inci"),
            ("Ωmega", "\u{2126}MEGA"),
            ("ΣΟΦΟΣ", "σοφος"),
        ] {
            assert_eq!(skeleton(one), skeleton(other), "{one} and {other}");
        }
    }

    #[test]
    fn what_looks_different_is_different() {
        for (one, other) in [
            ("Mira", "Mirа B"),
            ("José", "Jose"),
            ("Lia", "Ila"),
            ("Ann", "Anna"),
            ("佐藤", "佐籐"),
            ("👩", "👨"),
        ] {
            assert_ne!(skeleton(one), skeleton(other), "{one} and {other}");
        }
    }

    #[test]
    fn every_letter_has_one_that_it_looks_like() {
        for (these, those) in LOOK_ALIKE {
            assert_eq!(these.chars().count(), those.chars().count(), "{these}");
        }
    }
}
