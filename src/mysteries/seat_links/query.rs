//! What is asked about a seat and its link.

use crate::ids::{ParticipantId, SessionId};
use crate::{
    access::{Host, SEAT_SCOPE},
    snapshot::rows::Participant,
};
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use diesel::prelude::*;
use lamplight_core::{
    db::Db,
    error::AppError,
    people::{Scope, device_name},
};
use lamplight_schema::{
    accounts::users,
    evenings::{mystery_participants as p, mystery_seat_link_uses as l, mystery_sessions as s},
};

/// The newest uses of a link are shown, no more of them.
const SHOWN: i64 = 20;

/// What is played there, and in which time zone.
///
/// # Errors
/// The database's.
pub fn title(db: &mut Db, session: SessionId) -> QueryResult<(String, Tz)> {
    let (title, zone): (String, String) =
        s::table.find(session).select((s::title, s::time_zone)).first(db)?;
    Ok((title, zone.parse().unwrap_or(Tz::UTC)))
}

/// When somebody sat down by the seat's link, and on what, newest first.
///
/// # Errors
/// The database's.
pub fn uses(db: &mut Db, participant: &Participant) -> QueryResult<Vec<(DateTime<Utc>, String)>> {
    let rows: Vec<(DateTime<Utc>, Option<String>)> = l::table
        .filter(l::participant_id.eq(participant.id))
        .order((l::used_at.desc(), l::id.desc()))
        .limit(SHOWN)
        .select((l::used_at, l::user_agent))
        .load(db)?;
    Ok(rows.into_iter().map(|(at, agent)| (at, device_name::of(agent.as_deref()))).collect())
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

/// What a sign-in by the seat's link is good for.
pub(super) fn scope(participant: &Participant) -> Scope {
    Scope::new(SEAT_SCOPE, participant.id.into())
}
