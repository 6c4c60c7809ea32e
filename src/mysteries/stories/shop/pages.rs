use super::shelf::Public;
use crate::{
    mysteries::stories::{Facts, access::Story},
    web::Chrome,
};
use askama::Template;
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
}
