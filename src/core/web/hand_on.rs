//! A link to hand on, with buttons that copy and share it where a browser can.
//!
//! In a template: `{{ lamplight_core::web::hand_on::linked(link, title) }}`.

use super::ui;
use askama::Template;

/// See the module.
#[derive(Template)]
#[template(path = "components/hand_on.html")]
pub struct HandOn {
    link: String,
    title: String,
    copy: &'static str,
    /// The link is there to be read, too.
    shows: bool,
    /// How the buttons look.
    look: &'static str,
}

/// The link with its buttons; `title` says what it leads to.
pub fn linked(link: impl Into<String>, title: impl Into<String>) -> HandOn {
    HandOn { link: link.into(), title: title.into(), copy: "Copy", shows: true, look: "ticket" }
}

/// The buttons alone, for a link that stands elsewhere.
pub fn buttons(link: impl Into<String>, title: impl Into<String>) -> HandOn {
    HandOn { shows: false, copy: "Copy the link", ..linked(link, title) }
}

/// The same for a list of many, or beside what is pressed more often.
pub fn quiet_buttons(link: impl Into<String>, title: impl Into<String>) -> HandOn {
    HandOn { look: "word", ..buttons(link, title) }
}

impl askama::filters::HtmlSafe for HandOn {}
