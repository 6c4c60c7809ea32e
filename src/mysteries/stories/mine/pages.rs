use super::query::Mine;
use askama::Template;
use lamplight_core::web::Chrome;

/// One's own stories.
#[derive(Template)]
#[template(path = "mysteries/stories/mine/mine.html")]
pub(super) struct MinePage {
    pub(super) chrome: Chrome,
    pub(super) stories: Vec<Mine>,
    /// Whether this is not the first page.
    pub(super) later: bool,
    /// The address of the next page, if there is one.
    pub(super) next: Option<String>,
}
