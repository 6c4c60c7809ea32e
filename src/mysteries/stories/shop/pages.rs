use super::cache::Public;
use crate::stories::{Facts, access::Story};
use askama::Template;
use lamplight_core::web::{Chrome, Share};
use std::sync::Arc;

/// A story's page.
#[derive(Template)]
#[template(path = "mysteries/stories/shop/shop.html")]
pub(super) struct ShopPage {
    pub(super) chrome: Chrome,
    pub(super) story: Story,
    pub(super) facts: Facts,
    pub(super) public: Arc<Public>,
    pub(super) is_author: bool,
    /// Where it is hosted.
    pub(super) host: String,
    /// The story, for those to whom somebody passes its link on.
    pub(super) share: Share,
}
