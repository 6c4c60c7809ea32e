//! The links of an evening: to join, to a seat, to the television, to the recap.

use crate::Mysteries;
use crate::{
    access::{RECAP, SCREEN, SEAT, screen_text, seat_text},
    evening::rows::{Person, Session},
};
use uuid::Uuid;

/// What the QR on the table says.
pub fn join(area: &Mysteries, code: &str) -> String {
    area.core.link(&format!("/join/{code}"))
}

/// A seat's own link. Whoever has it sits there.
pub fn seat(area: &Mysteries, person: &Person) -> String {
    let signature = area.core.key.sign(SEAT, &seat_text(person));
    area.core.link(&format!("/seat/{}/{signature}", person.id))
}

/// The television's.
pub fn screen(area: &Mysteries, session: &Session) -> String {
    let text = screen_text(session.id, session.screen_version);
    area.core.link(&format!("/screen/{}/{}", session.id, area.core.key.sign(SCREEN, &text)))
}

/// A shared recap's.
pub fn recap(area: &Mysteries, evening: Uuid) -> String {
    area.core.link(&format!("/recap/{evening}/{}", area.core.key.sign(RECAP, &evening.to_string())))
}
