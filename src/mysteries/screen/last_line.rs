//! The line with which a story lets its guests go: the last sentence of the ending that came.

use crate::snapshot::Snapshot;

/// Shorter ones say nothing by themselves; the sentence before belongs to them.
const SHORTEST: usize = 18;

/// How an evening ended.
pub(super) struct LastLine {
    /// The ending's title.
    pub title: String,
    /// The last sentence of its text.
    pub line: String,
}

impl Snapshot {
    /// How it ended, if the story says.
    pub(super) fn last_line(&self) -> Option<LastLine> {
        let (ending, _) = self.ending()?;
        Some(LastLine { title: ending.title.clone(), line: last_sentence(&ending.text) })
    }
}

/// The last sentence of a text in Markdown, without its marks.
fn last_sentence(text: &str) -> String {
    let paragraph = text.trim().rsplit("\n\n").next().unwrap_or_default();
    let plain = paragraph.replace(['*', '_', '\\'], "");
    let words: Vec<&str> = plain.split_whitespace().collect();
    let mut from = words.len();
    let mut length = 0;
    while from > 0 {
        from -= 1;
        length += words[from].chars().count() + 1;
        if length >= SHORTEST && from > 0 && ends_a_sentence(words[from - 1]) {
            break;
        }
    }
    words[from..].join(" ")
}

/// Whether a sentence ends with this word: not after “Dr.” or “12.”
fn ends_a_sentence(word: &str) -> bool {
    let bare = word.trim_end_matches(['”', '’', '"', '\'', ')', '»']);
    let stem = bare.trim_end_matches(['.', '!', '?', '…']);
    let short = stem.chars().count() <= 3 && stem.chars().next().is_some_and(char::is_uppercase);
    let number = stem.chars().all(|it| it.is_ascii_digit());
    stem.len() < bare.len() && !(bare.ends_with('.') && (short || number))
}

#[cfg(test)]
mod tests {
    use super::last_sentence;

    #[test]
    fn a_story_ends_with_its_own_last_sentence() {
        for (text, line) in [
            (
                "One sat down. It is done badly, and he drinks it.",
                "It is done badly, and he drinks it.",
            ),
            (
                "First.\n\nThen *the launch*\ncomes at seven for all.\n",
                "Then the launch comes at seven for all.",
            ),
            (
                "“It was I,” he says. He asks Dr. Voss for the pencil.",
                "He asks Dr. Voss for the pencil.",
            ),
            ("“Who was it?” Nobody knows, not even the cat.", "Nobody knows, not even the cat."),
            (
                "They all looked at each other. Nobody spoke.",
                "They all looked at each other. Nobody spoke.",
            ),
            ("One sentence", "One sentence"),
            ("", ""),
        ] {
            assert_eq!(last_sentence(text), line);
        }
    }
}
