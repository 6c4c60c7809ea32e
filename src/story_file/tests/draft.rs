//! A small good story to spoil, one line at a time.

use crate::{Finding, Report, Severity, StoryFile, check, parse};

pub(super) const MINIMAL: &str = include_str!("minimal.toml");

/// A larger one, with every kind of clue, as a person would write it.
pub(super) const PAPER_BOAT: &str =
    include_str!("../../../tests/fixtures/stories/the-paper-boat.toml");

/// A story file as text.
#[derive(Clone)]
pub(super) struct Draft(pub(super) String);

impl Draft {
    pub(super) fn minimal() -> Self {
        Self(MINIMAL.to_owned())
    }

    /// Replaces a passage that stands exactly once in the file.
    pub(super) fn change(&self, from: &str, to: &str) -> Self {
        let found = self.0.matches(from).count();
        assert_eq!(found, 1, "{from:?} stands {found} times in the story, not once");
        Self(self.0.replace(from, to))
    }

    /// Puts something after a passage that stands exactly once.
    pub(super) fn after(&self, passage: &str, more: &str) -> Self {
        self.change(passage, &format!("{passage}{more}"))
    }

    /// The part of the file from a passage on, changed.
    pub(super) fn change_after(&self, passage: &str, from: &str, to: &str) -> Self {
        let at = self.0.find(passage).unwrap_or_else(|| panic!("{passage:?} is not in the story"));
        let (head, tail) = self.0.split_at(at);
        assert!(tail.contains(from), "{from:?} does not stand after {passage:?}");
        Self(format!("{head}{}", tail.replacen(from, to, 1)))
    }

    pub(super) fn check(&self) -> Report {
        check(self.0.as_bytes(), false)
    }

    pub(super) fn story(&self) -> StoryFile {
        parse(self.0.as_bytes()).unwrap_or_else(|findings| panic!("{}", told(&findings)))
    }

    /// The line, from 1, of the first passage that is found.
    pub(super) fn line_of(&self, passage: &str) -> usize {
        let at = self.0.find(passage).unwrap_or_else(|| panic!("{passage:?} is not in the story"));
        1 + self.0[..at].matches('\n').count()
    }

    /// Expects one refusal and no other: on the line of a passage, for a thing, in words that
    /// contain these.
    #[track_caller]
    pub(super) fn refused(&self, passage: &str, key: &str, words: &str) {
        self.found(Severity::Refusal, self.line_of(passage), key, words);
    }

    /// Expects one warning and no refusal.
    #[track_caller]
    pub(super) fn warned(&self, passage: &str, key: &str, words: &str) {
        self.found(Severity::Warning, self.line_of(passage), key, words);
        assert!(self.check().passes(), "{}", told(&self.check().findings));
    }

    #[track_caller]
    fn found(&self, severity: Severity, line: usize, key: &str, words: &str) {
        let findings = self.check().findings;
        let those: Vec<&Finding> = findings.iter().filter(|f| f.severity == severity).collect();
        let [one] = those.as_slice() else {
            panic!("not one {severity:?} but {}:\n{}", those.len(), told(&findings));
        };
        let found = (one.line, one.key.as_str());
        assert_eq!(found, (line, key), "wrong place:\n{}", told(&findings));
        assert!(one.message.contains(words), "{:?} does not say {words:?}", one.message);
    }

    #[track_caller]
    pub(super) fn good(&self) {
        let findings = self.check().findings;
        assert!(findings.is_empty(), "{}", told(&findings));
    }
}

pub(super) fn told(findings: &[Finding]) -> String {
    findings.iter().map(|finding| format!("{finding}\n")).collect()
}
