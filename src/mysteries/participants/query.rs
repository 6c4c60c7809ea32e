//! What stands at the door of a session.

use super::pages::Door;
use crate::{access::SEAT_SCOPE, invitations, snapshot::rows::Session};
use diesel::prelude::*;
use lamplight_core::{db::Db, people::Viewer};
use lamplight_schema::{
    accounts::users,
    evenings::{mystery_participants as p, mystery_sessions as s},
};
use uuid::Uuid;

/// The session with this code.
///
/// # Errors
/// The database's.
pub fn behind_code(db: &mut Db, code: &str) -> QueryResult<Option<Session>> {
    s::table.filter(s::session_code.eq(code)).select(Session::as_select()).first(db).optional()
}

/// The session that the invitation with this `token` is to: its link goes on working when the code
/// is another one by now.
///
/// # Errors
/// The database's.
pub fn behind_invitation(db: &mut Db, token: &str) -> QueryResult<Option<Session>> {
    let Some(session) = invitations::query::invited_to(db, token)? else { return Ok(None) };
    s::table.find(session).select(Session::as_select()).first(db).optional()
}

/// Whether `viewer` has a seat there that this browser may sit in.
///
/// # Errors
/// The database's.
pub fn is_seated(db: &mut Db, session: &Session, viewer: &Viewer) -> QueryResult<bool> {
    let seat: Option<Uuid> = p::table
        .filter(p::session_id.eq(session.id))
        .filter(p::user_id.eq(viewer.id))
        .filter(p::left_at.is_null())
        .select(p::id)
        .first(db)
        .optional()?;
    Ok(seat.is_some_and(|seat| viewer.reaches(SEAT_SCOPE, seat)))
}

/// What is said at the door of a session to somebody who has brought this `invitation`, or none.
///
/// # Errors
/// The database's.
pub fn door(db: &mut Db, session: &Session, invitation: &str) -> QueryResult<Door> {
    let here: i64 = p::table
        .filter(p::session_id.eq(session.id))
        .filter(p::left_at.is_null())
        .count()
        .get_result(db)?;
    let host: String = users::table.find(session.host_id).select(users::display_name).first(db)?;
    Ok(Door {
        closed: session.door_closed && !invitations::command::opens(db, session.id, invitation)?,
        title: session.title.clone(),
        host,
        here: usize::try_from(here).unwrap_or_default(),
        seats: usize::try_from(session.seats).unwrap_or_default(),
    })
}
