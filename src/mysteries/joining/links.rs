//! The links of an evening: to join, to a seat, to the television, to the recap.

use crate::{
    app::App,
    mysteries::{
        access::{RECAP, SCREEN, SEAT, screen_text, seat_text},
        evening::rows::{Person, Session},
    },
};
use uuid::Uuid;

/// The whole address of a page.
pub fn page(app: &App, path: &str) -> String {
    let base = app.config.public_url.as_ref().map_or("", |url| url.as_str());
    format!("{}{path}", base.trim_end_matches('/'))
}

/// What the QR on the table says.
pub fn join(app: &App, code: &str) -> String {
    page(app, &format!("/join/{code}"))
}

/// A seat's own link. Whoever has it sits there.
pub fn seat(app: &App, person: &Person) -> String {
    let signature = app.key.sign(SEAT, &seat_text(person));
    page(app, &format!("/seat/{}/{signature}", person.id))
}

/// The television's.
pub fn screen(app: &App, session: &Session) -> String {
    let text = screen_text(session.id, session.screen_version);
    page(app, &format!("/screen/{}/{}", session.id, app.key.sign(SCREEN, &text)))
}

/// A shared recap's.
pub fn recap(app: &App, evening: Uuid) -> String {
    page(app, &format!("/recap/{evening}/{}", app.key.sign(RECAP, &evening.to_string())))
}
