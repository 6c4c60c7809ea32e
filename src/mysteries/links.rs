//! The addresses of a session's pages, and the signed links that open something to whoever has
//! them.

use crate::{
    Mysteries,
    ids::{ClueId, ParticipantId, SessionId},
    room::Room,
    snapshot::rows::{Participant, Session},
};
use lamplight_core::signed_link::SignedLink;

/// What stands before the code in the address of a session's door.
pub(crate) const DOOR: &str = "/join/";

/// What opens the television, as long as its link is at this version.
pub fn screen_link(session: SessionId, version: i32) -> SignedLink {
    SignedLink::new("screen", session).at_version(version)
}

/// What opens a seat, as long as its link is at this version.
pub fn seat_link(participant: ParticipantId, version: i32) -> SignedLink {
    SignedLink::new("seat", participant).at_version(version)
}

/// What opens a recap, as long as it is shared and its link is at this version. The first one has
/// none in its signature: those that are out there go on working.
pub fn recap_link(session: SessionId, version: i32) -> SignedLink {
    let link = SignedLink::new("recap", session);
    if version == 0 { link } else { link.at_version(version) }
}

/// The host's console.
pub(crate) fn console(session: SessionId) -> String {
    format!("/evenings/{session}")
}

/// The host's page with the code.
pub(crate) fn door(session: SessionId) -> String {
    format!("/evenings/{session}/door")
}

/// The page of whoever has a seat.
pub(crate) fn play(session: SessionId) -> String {
    format!("/play/{session}")
}

/// One room of it.
pub(crate) fn room(session: SessionId, room: Room) -> String {
    format!("/play/{session}?room={}", room.name())
}

/// Where a guest says what to do with a clue of theirs.
pub(crate) fn pass_on(session: SessionId, clue: ClueId) -> String {
    format!("/play/{session}/clues/{clue}")
}

/// What somebody saw of a session whose whole story they do not get.
pub(crate) fn seen(session: SessionId) -> String {
    format!("/play/{session}/seen")
}

/// What is left of a session, for those who were there.
pub(crate) fn recap(session: SessionId) -> String {
    format!("/recap/{session}")
}

/// The house's address, as one types it.
pub(crate) fn house(area: &Mysteries) -> String {
    let whole = area.core.link("/");
    let address = whole.split_once("://").map_or(&*whole, |(_, rest)| rest);
    address.trim_end_matches('/').to_owned()
}

/// What the QR on the table says.
pub(crate) fn join(area: &Mysteries, code: &str) -> String {
    area.core.link(&format!("{DOOR}{code}"))
}

/// The television's link.
pub(crate) fn screen(area: &Mysteries, session: &Session) -> String {
    whole(area, &screen_link(session.id, session.screen_version))
}

/// The link by which a shared recap is read.
pub(crate) fn shared_recap(area: &Mysteries, session: &Session) -> String {
    whole(area, &recap_link(session.id, session.recap_version))
}

/// A seat's own link. Whoever has it sits there.
pub(crate) fn seat(area: &Mysteries, participant: &Participant) -> String {
    whole(area, &seat_link(participant.id, participant.link_version))
}

fn whole(area: &Mysteries, link: &SignedLink) -> String {
    area.core.link(&link.path(&area.core.key))
}
