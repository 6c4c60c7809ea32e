//! The television: what everybody may see, large. Reached by a signed link, without signing in.

use super::{
    access::Screen,
    evening::{self, Evening, reveal::Slide, table::TableView},
    joining::links,
    live::render::Parts,
};
use crate::{
    app::App,
    web::{
        Chrome, Gate, Reply, Room,
        gate::Answer,
        ui::{self, Html},
    },
};
use askama::Template;

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
pub fn parts(app: &App, evening: &Evening) -> Result<Parts, askama::Error> {
    let code = &evening.session.session_code;
    let qr = ui::qr(&links::join(app, code));
    Ok(vec![("screen", ScreenPart { table: &evening.table(), code, qr: &qr }.render()?)])
}

/// The page.
pub async fn show(gate: Gate<Screen>) -> Answer {
    gate.reply(|visit| {
        let evening = evening::load(visit.db, &visit.app.editions, visit.who.evening)?;
        let code = evening.session.session_code.clone();
        Ok(Reply::page(ScreenPage {
            chrome: visit.chrome(Room::Mysteries),
            table: evening.table(),
            qr: ui::qr(&links::join(visit.app, &code)),
            code,
            stream: format!("{}/events", visit.asker.uri),
            parts: format!("{}/parts", visit.asker.uri),
            seq: evening.session.event_seq,
        }))
    })
    .await
}
