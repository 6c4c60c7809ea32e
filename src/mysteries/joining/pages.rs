//! The pages at the door.

use askama::Template;
use lamplight_core::web::{Chrome, Problems};

/// `/join`: a code and a name.
#[derive(Template)]
#[template(path = "mysteries/join/join.html")]
pub struct JoinPage {
    /// Head and foot.
    pub chrome: Chrome,
    /// The code as typed.
    pub code: String,
    /// The name as typed.
    pub name: String,
    /// What an invitation’s link has brought along; empty without one.
    pub invitation: String,
    /// The evening behind the code, if there is one.
    pub evening: Option<Door>,
    /// What was wrong.
    pub problems: Problems,
}

/// What stands on the door of an evening.
pub struct Door {
    /// The story.
    pub title: String,
    /// Who hosts.
    pub host: String,
    /// How many are there.
    pub here: usize,
    /// Of how many.
    pub seats: usize,
}

/// A seat's own link, opened.
#[derive(Template)]
#[template(path = "mysteries/join/seat.html")]
pub struct SeatPage {
    /// Head and foot.
    pub chrome: Chrome,
    /// Whose seat.
    pub name: String,
    /// The evening's title.
    pub title: String,
    /// Where to press.
    pub action: String,
    /// It is a member's seat: they sign in.
    pub member: bool,
    /// This browser sits in it already.
    pub seated: bool,
    /// The play page.
    pub play: String,
}
