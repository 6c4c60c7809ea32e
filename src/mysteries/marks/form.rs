//! What is sent about marks.

use super::command::Marks;
use crate::ids::ClueId;
use serde::Deserialize;
use uuid::Uuid;

/// The clues somebody has seen, and those they mark or unmark.
#[derive(Deserialize)]
pub struct MarksForm {
    #[serde(default)]
    seen: Vec<String>,
    #[serde(default)]
    important: Vec<String>,
    #[serde(default)]
    plain: Vec<String>,
    #[serde(default)]
    until: String,
}

impl MarksForm {
    /// The marks. What is no id is none.
    pub fn parse(&self) -> Marks {
        Marks {
            seen: ids(&self.seen),
            important: ids(&self.important),
            plain: ids(&self.plain),
            until: self.until.parse().ok(),
        }
    }
}

fn ids(typed: &[String]) -> Vec<ClueId> {
    typed.iter().filter_map(|it| Uuid::try_parse(it.trim()).ok()).map(ClueId::from).collect()
}
