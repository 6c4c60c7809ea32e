//! The television: what everybody may see, large. Reached by a signed link, without signing in.

use super::{
    access::Screen,
    evening::{self, Evening, reveal::Slide, table::TableView},
    joining::links,
};
use crate::Gate;
use crate::Mysteries;
use askama::Template;
use lamplight_core::live::Parts;
use lamplight_core::web::{
    Chrome, Reply,
    gate::Answer,
    ui::{self, Html},
};

#[derive(Template)]
#[template(path = "mysteries/screen/page.html")]
struct ScreenPage {
    chrome: Chrome,
    table: TableView,
    code: String,
    qr: Html,
    stream: String,
    parts: String,
    seq: i64,
}

#[derive(Template)]
#[template(path = "mysteries/screen/part.html")]
struct ScreenPart<'v> {
    table: &'v TableView,
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
    Ok(vec![("screen", ScreenPart { table: &evening.table(), code, qr: &qr }.render()?)])
}

/// What the television shows besides the evening.
pub(crate) struct Links {
    join: String,
}

impl Links {
    /// Those of `evening`.
    pub(crate) fn of(area: &Mysteries, evening: &Evening) -> Self {
        Self { join: links::join(area, &evening.session.session_code) }
    }
}

/// The page.
pub async fn show(gate: Gate<Screen>) -> Answer {
    gate.reply(|ctx| {
        let evening = evening::at(ctx.db, ctx.area, ctx.who.evening, ctx.who.version)?;
        let code = evening.session.session_code.clone();
        Ok(Reply::page(ScreenPage {
            chrome: ctx.chrome(crate::SECTION),
            table: evening.table(),
            qr: ui::qr(&links::join(ctx.area, &code)),
            code,
            stream: format!("{}/events", ctx.request.uri),
            parts: format!("{}/parts", ctx.request.uri),
            seq: evening.session.version,
        }))
    })
    .await
}
