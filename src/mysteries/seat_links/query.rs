//! What is asked about a seat and its link.

use crate::ids::{ParticipantId, SessionId};
use crate::{
    access::{Host, SEAT_SCOPE},
    snapshot::rows::Participant,
};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use lamplight_core::{
    db::Db,
    error::AppError,
    people::{Scope, login},
    web::Request,
};
use lamplight_schema::{
    accounts::users,
    evenings::{mystery_participants as p, mystery_sessions as s},
};

/// What is played there.
///
/// # Errors
/// The database's.
pub fn title(db: &mut Db, session: SessionId) -> QueryResult<String> {
    s::table.find(session).select(s::title).first(db)
}

/// Whether a member sits there: no link opens a member's seat.
///
/// # Errors
/// The database's.
pub fn is_member(db: &mut Db, participant: &Participant) -> QueryResult<bool> {
    let kind: String = users::table.find(participant.user_id).select(users::kind).first(db)?;
    Ok(kind != "guest")
}

/// Somebody at the host's table.
///
/// # Errors
/// `NotFound` for somebody who is not there; the database's.
pub fn guest(
    db: &mut Db,
    host: &Host,
    participant: ParticipantId,
) -> Result<Participant, AppError> {
    let participant = p::table
        .find(participant)
        .filter(p::session_id.eq(host.session))
        .filter(p::left_at.is_null())
        .select(Participant::as_select())
        .first(db)?;
    Ok(participant)
}

/// Whether the same guest has a seat at another table.
pub(super) fn sits_elsewhere(db: &mut Db, participant: &Participant) -> QueryResult<bool> {
    let others =
        p::table.filter(p::user_id.eq(participant.user_id)).filter(p::id.ne(participant.id));
    diesel::select(diesel::dsl::exists(others)).get_result(db)
}

/// When this seat was last opened by its link on a device other than the one that asks, and is still
/// open there: so that nobody else reads along unnoticed.
///
/// # Errors
/// The database's.
pub fn opened_elsewhere(
    db: &mut Db,
    participant: &Participant,
    request: &Request,
) -> QueryResult<Option<DateTime<Utc>>> {
    login::begun_elsewhere(db, participant.user_id, &scope(participant), request)
}

/// What a sign-in by the seat's link is good for.
pub(super) fn scope(participant: &Participant) -> Scope {
    Scope::new(SEAT_SCOPE, participant.id.into())
}
