use crate::stories::access::Story;
use askama::Template;
use lamplight_core::web::{Chrome, Problems};
use lamplight_story_file::{Finding, Severity};

/// The form for a story file.
#[derive(Template)]
#[template(path = "mysteries/stories/import/import.html")]
pub(super) struct ImportPage {
    pub(super) chrome: Chrome,
    pub(super) problems: Problems,
    /// What was pasted, or stood in the file.
    pub(super) text: String,
    pub(super) findings: Vec<Finding>,
}

impl ImportPage {
    fn refusals(&self) -> usize {
        self.findings.iter().filter(|finding| finding.severity == Severity::Refusal).count()
    }

    /// The words of a message, each with whether it stands in a file like this.
    fn words<'f>(&self, finding: &'f Finding) -> Vec<(bool, &'f str)> {
        let parts = finding.message.split('`').enumerate();
        parts.map(|(index, part)| (index % 2 == 1, part)).collect()
    }

    fn is_warning(&self, finding: &Finding) -> bool {
        finding.severity == Severity::Warning
    }
}

/// The question what a file shall become whose key one of the member's stories has.
#[derive(Template)]
#[template(path = "mysteries/stories/import/question.html")]
pub(super) struct QuestionPage {
    pub(super) chrome: Chrome,
    pub(super) title: String,
    /// The file in base64, so that it stays the same to the byte.
    pub(super) held: String,
    pub(super) own: Vec<Story>,
}
