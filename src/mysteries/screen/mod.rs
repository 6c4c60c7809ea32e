//! The television: what everybody may see, large. Reached by a signed link, without signing in.

use super::{
    access::Screen,
    evening::{self, Evening, reveal::Slide, table::TableView},
    joining::links,
    live::render::Parts,
};
use crate::Gate;
use crate::Mysteries;
use askama::Template;
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
pub fn parts(area: &Mysteries, evening: &Evening) -> Result<Parts, askama::Error> {
    let code = &evening.session.session_code;
    let qr = ui::qr(&links::join(area, code));
    Ok(vec![("screen", ScreenPart { table: &evening.table(), code, qr: &qr }.render()?)])
}

/// The page.
pub async fn show(gate: Gate<Screen>) -> Answer {
    gate.reply(|ctx| {
        let evening = evening::load(ctx.db, &ctx.area.editions, ctx.who.evening)?;
        let code = evening.session.session_code.clone();
        Ok(Reply::page(ScreenPage {
            chrome: ctx.chrome(crate::SECTION),
            table: evening.table(),
            qr: ui::qr(&links::join(ctx.area, &code)),
            code,
            stream: format!("{}/events", ctx.request.uri),
            parts: format!("{}/parts", ctx.request.uri),
            seq: evening.session.event_seq,
        }))
    })
    .await
}
