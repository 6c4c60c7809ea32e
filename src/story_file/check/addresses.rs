//! Rule 1, for web addresses, with or without `https://` before them: a text holds none.

use crate::notes::Notes;
use crate::texts::Text;

/// How the names of most sites end. Everyday English words such as `in` or `page` are left out: a
/// missing space after a full stop would look like one.
const ENDINGS: [&str; 31] = [
    "app", "au", "biz", "br", "ca", "ch", "cn", "com", "cz", "de", "dev", "dk", "edu", "eu", "fr",
    "gov", "info", "io", "jp", "kr", "net", "nl", "nz", "org", "pl", "pt", "ru", "ua", "uk",
    "wiki", "xyz",
];

/// Refuses each line with an address, but for lines on which one `is_told` already.
pub(super) fn check(text: &Text<'_>, is_told: impl Fn(usize) -> bool, notes: &mut Notes) {
    for (line, words) in text.text.lines().enumerate() {
        if words.contains('.') || words.contains("://") {
            match find(words) {
                Some(reason) if !is_told(line) => notes.refuse_within(&text.at, line, reason),
                _ => {}
            }
        }
    }
}

/// Why a line is refused, if it holds an address.
fn find(line: &str) -> Option<&'static str> {
    // Stars and the like can stand in the middle of an address, and are not seen.
    let line = line.to_lowercase().replace(['*', '_', '\\'], "");
    line.split(|c: char| !is_of_address(c)).find_map(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        if word.contains("://") {
            Some("links are not allowed in a text")
        } else if is_address(word) {
            Some(
                "links are not allowed in a text, and this looks like a web address; \
                 where it is none, put a space after the full stop",
            )
        } else {
            None
        }
    })
}

fn is_of_address(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '.' | '-' | ':' | '/' | '@' | '?' | '#' | '=' | '&' | '%')
}

/// Whether a word is `www.…`, `site.org`, `site.org/page`, or somebody `@site.org`.
fn is_address(word: &str) -> bool {
    let end = word.find([':', '/', '?', '#']).unwrap_or(word.len());
    let (site, path) = word.split_at(end);
    let site = site.rsplit_once('@').map_or(site, |(_, site)| site);
    let Some((name, ending)) = site.rsplit_once('.') else { return false };
    let is_part =
        |part: &str| !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || c == '-');
    if !name.split('.').all(is_part) || !is_part(ending) {
        return false;
    }
    let name = name.rsplit('.').next().unwrap_or_default();
    let is_name = name.chars().count() > 1 && name.contains(char::is_alphabetic);
    let of_country = ending.len() == 2 && ending.bytes().all(|b| b.is_ascii_lowercase());
    site.starts_with("www.")
        || is_name && (ENDINGS.contains(&ending) || of_country && path.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn addresses_are_known_with_and_without_what_stands_before_them() {
        for line in [
            "See https://example.org/x.",
            "See www.lamplight.example for more.",
            "It is on EXAMPLE.COM, of course.",
            "It is on *example*.org",
            "(play.example.co.uk/join)",
            "“example.it/page”",
            "Write to nora@example.net!",
            "ftp://x",
        ] {
            assert!(find(line).is_some(), "{line}");
        }
    }

    #[test]
    fn full_stops_are_no_addresses() {
        for line in [
            "He left.In the morning, at 7.30, z.B. or e.g./i.e. nothing.",
            "J.R.R.Tolkien, St.Moritz/Chur, Dr.med., No.10/12, etc.…",
            "and/or, 3.50/person, story.toml, the U.S.A., a.m./p.m.",
            "Nora. com is no word",
        ] {
            assert_eq!(find(line), None, "{line}");
        }
    }
}
