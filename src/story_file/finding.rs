//! What a check says about a story file.

use std::fmt;

use super::model::StoryFile;

/// What a check made of a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// The story, where the whole file could be read, even if it breaks a rule.
    pub story: Option<StoryFile>,
    /// All that is wrong with it, in the order of the file.
    pub findings: Vec<Finding>,
}

impl Report {
    /// Whether the story may be played: nothing in it must be refused.
    pub fn passes(&self) -> bool {
        self.refusals().next().is_none()
    }

    /// What must be put right.
    pub fn refusals(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.severity == Severity::Refusal)
    }

    /// What may be put right.
    pub fn warnings(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.severity == Severity::Warning)
    }

    /// What concerns one part, to be shown beside it.
    pub fn of<'r>(&'r self, part: &'r Part) -> impl Iterator<Item = &'r Finding> {
        self.findings.iter().filter(move |finding| finding.part == *part)
    }
}

/// One thing that is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The line, from 1.
    pub line: usize,
    /// Where it is, by the keys of the story: `clues.saffron.text`; empty for the whole file.
    pub key: String,
    /// The reason, in words.
    pub message: String,
    /// Whether the story can be played all the same.
    pub severity: Severity,
    /// The part of the story it belongs to.
    pub part: Part,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let warning = if self.severity == Severity::Warning { "warning: " } else { "" };
        let key = if self.key.is_empty() { "the file" } else { &self.key };
        write!(f, "{}: {key}: {warning}{}", self.line, self.message)
    }
}

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Severity {
    /// The story cannot be used.
    Refusal,
    /// The story can be used, and would be better without.
    Warning,
}

/// A part of the story, as an editor shows it. Where a thing has no readable key, its number in the
/// file stands in for it, from 1, as in `#3`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum Part {
    /// The file as a whole, and everything at its top level.
    #[default]
    Top,
    /// A person nobody plays.
    Offstage(String),
    /// A character.
    Character(String),
    /// A configuration.
    Configuration(String),
    /// A round, with its script and letters.
    Round(String),
    /// A clue.
    Clue(String),
    /// Anything in the solution.
    Solution,
}
