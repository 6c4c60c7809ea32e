//! The page with the whole solution.

use askama::Template;
use lamplight_core::web::{Chrome, ui::Html};

/// Everything, for a host who may know it.
#[derive(Template)]
#[template(path = "mysteries/reveal/everything.html")]
pub struct EverythingPage {
    /// Head and foot.
    pub chrome: Chrome,
    /// The session's title.
    pub title: String,
    /// The console.
    pub back: String,
    /// Who did it.
    pub culprits: Vec<String>,
    /// How.
    pub how: String,
    /// Why.
    pub why: String,
    /// Every character's briefing.
    pub briefings: Vec<(String, Html)>,
    /// Every clue: title and text.
    pub clues: Vec<(String, Html)>,
}
