//! The addresses of a session's pages, and the signed links that open something to whoever has
//! them.

use crate::{
    Mysteries,
    ids::SessionId,
    snapshot::rows::{Participant, Session},
};

/// What the television's link is signed for.
pub const SCREEN: &str = "screen";
/// What a shared recap's link is signed for.
pub const RECAP: &str = "recap";
/// What a seat's personal link is signed for.
pub const SEAT: &str = "seat";

/// What is signed in the television's link: the version makes an older link worthless.
pub fn screen_text(session: SessionId, version: i32) -> String {
    format!("{session}.{version}")
}

/// What is signed in a seat's link: the version makes an older link worthless.
pub fn seat_text(participant: &Participant) -> String {
    format!("{}.{}", participant.id, participant.link_version)
}

/// The host's console.
pub(crate) fn console(session: SessionId) -> String {
    format!("/evenings/{session}")
}

/// The page of whoever has a seat.
pub(crate) fn play(session: SessionId) -> String {
    format!("/play/{session}")
}

/// What is left of a session, for those who were there.
pub(crate) fn recap(session: SessionId) -> String {
    format!("/recap/{session}")
}

/// What the QR on the table says.
pub(crate) fn join(area: &Mysteries, code: &str) -> String {
    area.core.link(&format!("/join/{code}"))
}

/// The television's link.
pub(crate) fn screen(area: &Mysteries, session: &Session) -> String {
    let text = screen_text(session.id, session.screen_version);
    area.core.link(&format!("/screen/{}/{}", session.id, area.core.key.sign(SCREEN, &text)))
}

/// The link by which a shared recap is read.
pub(crate) fn shared_recap(area: &Mysteries, session: SessionId) -> String {
    area.core.link(&format!("/recap/{session}/{}", area.core.key.sign(RECAP, &session.to_string())))
}

/// A seat's own link. Whoever has it sits there.
pub(crate) fn seat(area: &Mysteries, participant: &Participant) -> String {
    let signature = area.core.key.sign(SEAT, &seat_text(participant));
    area.core.link(&format!("/seat/{}/{signature}", participant.id))
}
