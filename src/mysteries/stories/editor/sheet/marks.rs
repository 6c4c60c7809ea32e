//! What the checker says, beside what it says it of.

use super::{Field, Sheet};
use lamplight_story_file::{Finding, Severity};

impl Sheet {
    /// Puts what concerns the part at `path` beside its fields, or above them.
    pub(crate) fn mark<'f>(&mut self, findings: impl Iterator<Item = &'f Finding>, path: &str) {
        for finding in findings {
            let Some(place) = within(&finding.key, path) else { continue };
            let remark = match finding.severity {
                Severity::Refusal => sentence(&finding.message),
                Severity::Warning => format!("{} This may stay.", sentence(&finding.message)),
            };
            let remarks = match self.field_at(place) {
                Some(field) => &mut field.remarks,
                None => &mut self.remarks,
            };
            if !remarks.contains(&remark) {
                remarks.push(remark);
            }
        }
    }

    fn field_at(&mut self, place: &str) -> Option<&mut Field> {
        let fields = self.groups.iter_mut().flat_map(|group| &mut group.fields);
        let mut fields = fields.filter(|field| within(place, field.name).is_some());
        fields.next()
    }
}

/// What is left of `key` inside `path`; nothing if it is elsewhere.
pub(crate) fn within<'k>(key: &'k str, path: &str) -> Option<&'k str> {
    if path.is_empty() {
        return Some(key);
    }
    let rest = key.strip_prefix(path)?;
    if rest.is_empty() { Some(rest) } else { rest.strip_prefix('.') }
}

/// With a capital and a full stop.
pub(crate) fn sentence(message: &str) -> String {
    let mut letters = message.chars();
    let mut text: String =
        letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    if !text.ends_with(['.', '!', '?']) {
        text.push('.');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_within_what_it_is_part_of() {
        assert_eq!(within("clues.plate.text", "clues.plate"), Some("text"));
        assert_eq!(within("clues.plate", "clues.plate"), Some(""));
        assert_eq!(within("clues.plates.text", "clues.plate"), None);
        assert_eq!(within("title", ""), Some("title"));
        assert_eq!(sentence("this text is empty"), "This text is empty.");
    }
}
