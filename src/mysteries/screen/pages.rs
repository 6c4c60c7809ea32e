//! The television's page, and the part of it that changes while one looks.

use crate::{Mysteries, links, play::shared::SharedView, reveal::view::Slide, snapshot::Snapshot};
use askama::Template;
use lamplight_core::live::Parts;
use lamplight_core::web::{
    Chrome,
    ui::{self, Html},
};

/// The page.
#[derive(Template)]
#[template(path = "mysteries/screen/page.html")]
pub(super) struct ScreenPage {
    pub(super) chrome: Chrome,
    pub(super) shared: SharedView,
    pub(super) code: String,
    pub(super) qr: Html,
    pub(super) stream: String,
    pub(super) parts: String,
    pub(super) seq: i64,
}

#[derive(Template)]
#[template(path = "mysteries/screen/part.html")]
struct ScreenPart<'v> {
    shared: &'v SharedView,
    code: &'v str,
    qr: &'v Html,
}

/// The television's one part.
///
/// # Errors
/// When the template fails.
pub(crate) fn parts(links: &Links, snapshot: &Snapshot) -> Result<Parts, askama::Error> {
    let code = &snapshot.session.session_code;
    let qr = ui::qr(&links.join);
    let part = ScreenPart { shared: &snapshot.shared(), code, qr: &qr };
    Ok(vec![("screen", part.render()?)])
}

/// What the television shows besides the session.
pub(crate) struct Links {
    join: String,
}

impl Links {
    /// Those of `snapshot`.
    pub(crate) fn of(area: &Mysteries, snapshot: &Snapshot) -> Self {
        Self { join: links::join(area, &snapshot.session.session_code) }
    }
}
