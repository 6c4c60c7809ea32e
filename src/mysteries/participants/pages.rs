//! The pages at the door, and for those who have gone through it.

use askama::Template;
use lamplight_core::web::{Chrome, Problems, Share};

/// `/join`: a code and a name.
#[derive(Template)]
#[template(path = "mysteries/participants/join.html")]
pub struct JoinPage {
    /// Head and foot.
    pub chrome: Chrome,
    /// The code as typed.
    pub code: String,
    /// The name as typed.
    pub name: String,
    /// What an invitation’s link has brought along; empty without one.
    pub invitation: String,
    /// The session behind the code, if there is one.
    pub door: Option<Door>,
    /// Somebody wanted to come in with a browser that keeps no cookies.
    pub no_cookies: bool,
    /// What was wrong.
    pub problems: Problems,
    /// The door, for those to whom somebody passes its link on.
    pub share: Share,
}

/// What stands on the door of a session.
pub struct Door {
    /// It is closed to whoever asks.
    pub closed: bool,
    /// The story.
    pub title: String,
    /// Who hosts.
    pub host: String,
    /// How many are there.
    pub here: usize,
    /// Of how many.
    pub seats: usize,
}

/// For somebody who has left: the way back.
#[derive(Template)]
#[template(path = "mysteries/participants/left.html")]
pub struct LeftPage {
    /// Head and foot.
    pub chrome: Chrome,
    /// The session's title.
    pub title: String,
    /// Its code.
    pub code: String,
    /// Their name.
    pub name: String,
    /// People still come in.
    pub open: bool,
    /// Their part waits for them.
    pub waits: bool,
    /// What became of it, once it was played to the end.
    pub recap: Option<String>,
    /// What they saw of it, if it was called off.
    pub seen: Option<String>,
}
