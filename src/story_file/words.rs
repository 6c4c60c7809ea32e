//! Texts as words: to find a word in a text, and to find the same words in two texts.

use unicode_normalization::UnicodeNormalization;

use super::characters::{is_accent, is_joiner, is_unseen};

/// A text as texts are compared: in small letters, without accents, and without what nobody sees.
/// However a letter is put together, it comes out as one and the same.
pub(super) fn folded(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let is_kept = |c: &char| !is_accent(*c) && !is_joiner(*c) && !is_unseen(*c);
    // By way of the capitals, so that `ß` is `ss` and there is one sigma.
    let capitals = text.nfkd().filter(is_kept).nfc().flat_map(char::to_uppercase);
    capitals.flat_map(char::to_lowercase).collect()
}

/// The words of a folded text without signs; `don’t`, `left-luggage` and `fox**glove**` are one
/// each.
pub(super) fn joined(folded: &str) -> impl Iterator<Item = String> {
    let words = folded.split(|c: char| !c.is_alphanumeric() && !is_inner(c));
    let letters = |word: &str| word.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    words.map(letters).filter(|word| !word.is_empty())
}

/// Signs that stand inside a word: apostrophes, hyphens, and what makes a part of it bold.
pub(super) fn is_inner(character: char) -> bool {
    matches!(character, '\'' | '’' | '-' | '‐' | '‑' | '*' | '_' | '\\')
}

/// The smallest parts of a text, as they are written; `Pfister’s` is two.
pub(super) fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty())
}
