//! Closing the door, opening it, and giving it a new code.

use crate::{Mysteries, access::Host, change, session_event::SessionEvent, sessions};
use diesel::prelude::*;
use lamplight_core::{db::Db, error::AppError};
use lamplight_schema::evenings::mystery_sessions as s;

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turned {
    /// It is as it was wished.
    Done,
    /// It had been pressed before.
    Already,
    /// Nobody comes in any more in any case.
    Over,
}

/// Closes the door to everybody who has not been here and was not invited by mail, or opens it.
///
/// # Errors
/// The database's.
pub fn turn(db: &mut Db, area: &Mysteries, host: &Host, closed: bool) -> Result<Turned, AppError> {
    change::run(db, area, host.session, |change| {
        if change.session.is_over() {
            return Ok(Turned::Over);
        }
        if change.session.door_closed == closed {
            return Ok(Turned::Already);
        }
        diesel::update(s::table.find(change.session.id))
            .set(s::door_closed.eq(closed))
            .execute(change.db)?;
        change.tell(SessionEvent::DoorTurned { closed });
        Ok(Turned::Done)
    })
}

/// Gives the session a new code instead of `old`, which opens nothing any more. Invitations that went out by mail, and
/// the links of those who are in, stay good.
///
/// # Errors
/// The database's.
pub fn renew_code(
    db: &mut Db,
    area: &Mysteries,
    host: &Host,
    old: &str,
) -> Result<Turned, AppError> {
    sessions::command::with_fresh_code(|code| {
        change::run(db, area, host.session, |change| {
            if change.session.is_over() {
                return Ok(Turned::Over);
            }
            if change.session.session_code != old {
                return Ok(Turned::Already);
            }
            diesel::update(s::table.find(change.session.id))
                .set(s::session_code.eq(code))
                .execute(change.db)?;
            change.tell(SessionEvent::CodeRenewed {});
            Ok(Turned::Done)
        })
    })
}
