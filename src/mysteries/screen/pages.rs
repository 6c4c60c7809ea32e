//! The television's page, and the part of it that changes while one looks.

use super::{last_line::LastLine, view::ScreenView};
use crate::{door::WayIn, play::shared::SharedView, reveal::view::Slide, snapshot::Snapshot};
use askama::Template;
use lamplight_core::live::Parts;
use lamplight_core::web::Chrome;

/// The page.
#[derive(Template)]
#[template(path = "mysteries/screen/page.html")]
pub(super) struct ScreenPage {
    pub(super) chrome: Chrome,
    pub(super) shared: SharedView,
    pub(super) screen: ScreenView,
    pub(super) last: Option<LastLine>,
    pub(super) stream: String,
    pub(super) parts: String,
    pub(super) seq: i64,
}

#[derive(Template)]
#[template(path = "mysteries/screen/part.html")]
struct ScreenPart<'v> {
    shared: &'v SharedView,
    screen: &'v ScreenView,
    last: &'v Option<LastLine>,
}

/// The television's one part.
///
/// # Errors
/// When the template fails.
pub(crate) fn parts(way: &WayIn, snapshot: &Snapshot) -> Result<Parts, askama::Error> {
    let (shared, screen) = (&snapshot.shared(), &snapshot.screen(way));
    let part = ScreenPart { shared, screen, last: &snapshot.last_line() };
    Ok(vec![("screen", part.render()?)])
}
