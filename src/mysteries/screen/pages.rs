//! The television's page, and the part of it that changes while one looks.

use crate::{Mysteries, evening::Evening, links, play::shared::SharedView, reveal::view::Slide};
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
pub(crate) fn parts(links: &Links, evening: &Evening) -> Result<Parts, askama::Error> {
    let code = &evening.session.session_code;
    let qr = ui::qr(&links.join);
    let part = ScreenPart { shared: &evening.shared(), code, qr: &qr };
    Ok(vec![("screen", part.render()?)])
}

/// What the television shows besides the session.
pub(crate) struct Links {
    join: String,
}

impl Links {
    /// Those of `evening`.
    pub(crate) fn of(area: &Mysteries, evening: &Evening) -> Self {
        Self { join: links::join(area, &evening.session.session_code) }
    }
}
