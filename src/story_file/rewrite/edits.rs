use std::ops::Range;

/// What replaces what in a file.
#[derive(Debug, Default)]
pub(super) struct Edits(Vec<(Range<usize>, String)>);

impl Edits {
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn replace(&mut self, part: Range<usize>, text: String) {
        self.0.push((part, text));
    }

    pub(super) fn insert(&mut self, at: usize, text: String) {
        self.replace(at..at, text);
    }

    /// A part of a file after all that was said about it.
    pub(super) fn applied(mut self, source: &str, part: Range<usize>) -> String {
        self.0.sort_by_key(|(part, _)| part.start);
        let (mut text, mut at) = (String::new(), part.start);
        for (part, new) in self.0 {
            text.push_str(source.get(at..part.start).unwrap_or_default());
            text.push_str(&new);
            at = part.end;
        }
        text.push_str(source.get(at..part.end).unwrap_or_default());
        text
    }
}
