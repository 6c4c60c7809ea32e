//! Texts as words: to find a word in a text, and to find the same words in two texts.

/// The words of a text in small letters, without signs; `don’t` and `left-luggage` are one each.
pub(super) fn words(text: &str) -> Vec<String> {
    let parts = text.split(|c: char| !c.is_alphanumeric() && !is_inner(c));
    let letters = |part: &str| {
        part.chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect::<String>()
    };
    parts.map(letters).filter(|word| !word.is_empty()).collect()
}

fn is_inner(character: char) -> bool {
    matches!(character, '\'' | '’' | '-' | '‐' | '‑')
}

/// The smallest parts of a text, as they are written; `Pfister’s` is two.
pub(super) fn parts(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect()
}
