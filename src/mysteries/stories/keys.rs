//! Keys out of names: what a file calls things by.

/// Characters in a key.
const LONGEST: usize = 40;
/// Words a file keeps for itself.
const RESERVED: [&str; 3] = ["everyone", "drop", "briefing"];

/// The key of something called `name`, or `otherwise` if the name has no letters for one.
pub(super) fn key_of(name: &str, otherwise: &str) -> String {
    let mut key = String::new();
    for letter in name.chars().flat_map(char::to_lowercase) {
        match plain(letter) {
            Some(letters) => key.push_str(letters),
            None if letter.is_ascii_alphanumeric() => key.push(letter),
            // An apostrophe belongs to its word.
            None if matches!(letter, '\'' | '’') => {}
            None if !key.is_empty() && !key.ends_with('-') => key.push('-'),
            None => {}
        }
    }
    let key: String = key.chars().take(LONGEST - 4).collect();
    let key = key.trim_matches('-');
    if key.is_empty() || RESERVED.contains(&key) { otherwise.to_owned() } else { key.to_owned() }
}

/// The same, with a number if one of `taken` has it.
pub(super) fn fresh_key(name: &str, otherwise: &str, taken: &[String]) -> String {
    let key = key_of(name, otherwise);
    let numbered = (2..).map(|number| format!("{key}-{number}"));
    std::iter::once(key.clone()).chain(numbered).find(|key| !taken.contains(key)).unwrap_or(key)
}

/// What letters with marks look like without.
fn plain(letter: char) -> Option<&'static str> {
    Some(match letter {
        'à' | 'á' | 'â' | 'ã' | 'å' | 'ā' | 'ă' | 'ą' => "a",
        'ä' | 'æ' => "ae",
        'ç' | 'ć' | 'č' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ę' | 'ě' => "e",
        'ğ' => "g",
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'ı' => "i",
        'ł' | 'ľ' => "l",
        'ñ' | 'ń' | 'ň' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ø' | 'ō' | 'ő' => "o",
        'ö' | 'œ' => "oe",
        'ř' => "r",
        'ś' | 'š' | 'ş' | 'ș' => "s",
        'ß' => "ss",
        'ť' | 'ț' | 'ţ' => "t",
        'ù' | 'ú' | 'û' | 'ū' | 'ů' | 'ű' => "u",
        'ü' => "ue",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_keys() {
        assert_eq!(key_of("Dr Anselm Voss", "x"), "dr-anselm-voss");
        assert_eq!(key_of("  Çélestine’s Straße!  ", "x"), "celestines-strasse");
        assert_eq!(key_of("東京", "person"), "person");
        assert_eq!(key_of("Everyone", "person"), "person");
        assert_eq!(key_of(&"long ".repeat(20), "x").len(), 36);
        let taken = ["ann".to_owned(), "ann-2".to_owned()];
        assert_eq!(fresh_key("Ann", "x", &taken), "ann-3");
    }
}
