//! What others are shown of a page whose link somebody passes on: a title, a line and a picture
//! (Open Graph). Everybody with the link sees it, and those they pass it on to: nothing secret.
//!
//! In a template: `{% block head %}{{ share }}{% endblock %}`.

use super::ui;
use crate::state::Core;
use askama::Template;

/// See the module.
#[derive(Template)]
#[template(path = "components/share.html")]
pub struct Share {
    title: String,
    line: String,
    /// Its whole address: who reads the card is not on our page.
    picture: String,
    /// The picture is the house's own, of a size that is known.
    is_ours: bool,
}

impl Share {
    /// A card with the house's own picture.
    pub fn new(core: &Core, title: impl Into<String>, line: impl Into<String>) -> Self {
        let picture = core.link(&ui::asset("img/share.png"));
        Self { title: title.into(), line: line.into(), picture, is_ours: true }
    }

    /// With the picture at `address` instead, a page of ours without signing in.
    #[must_use]
    pub fn picture(mut self, core: &Core, address: &str) -> Self {
        (self.picture, self.is_ours) = (core.link(address), false);
        self
    }
}

impl askama::filters::HtmlSafe for Share {}
