//! Notes as typed.

use super::command::LONGEST;
use lamplight_core::web::Problems;
use serde::Deserialize;

/// The notes as typed, and over which version.
#[derive(Deserialize)]
pub struct NotesForm {
    #[serde(default)]
    pub(crate) text: String,
    #[serde(default)]
    version: String,
}

impl NotesForm {
    /// The notes, and the version they were written over.
    ///
    /// # Errors
    /// What is wrong with the text.
    pub fn parse(&self) -> Result<(String, i32), Problems> {
        let mut problems = Problems::default();
        let text = problems.text("text", &self.text, LONGEST);
        if problems.is_empty() {
            Ok((text, self.version.parse().unwrap_or_default()))
        } else {
            Err(problems)
        }
    }
}
