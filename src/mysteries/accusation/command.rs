//! Saying who did it. Secret until it is told; changed as often as one likes until the host closes.

use crate::ids::CharacterId;
use crate::{
    Mysteries,
    access::Seat,
    change,
    session_event::SessionEvent,
    snapshot::rows::{AssignmentRow, Phase},
};
use diesel::prelude::*;
use lamplight_core::{
    db::{Db, errors::constraint},
    error::AppError,
};
use lamplight_schema::evenings::{
    mystery_accusations as a, mystery_character_assignments as c, mystery_participants as p,
};

/// What somebody says.
#[derive(Debug, Clone)]
pub struct Charge {
    /// The character who did it.
    pub accused: CharacterId,
    /// How.
    pub how: String,
    /// Why.
    pub why: String,
}

/// What became of an accusation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HandedIn {
    /// It is kept.
    Done,
    /// The host has closed, or has not asked yet.
    Closed,
}

enum Refused {
    Closed,
    Error(AppError),
}

impl From<diesel::result::Error> for Refused {
    fn from(error: diesel::result::Error) -> Self {
        if constraint(&error) == Some("mystery_accusations_open") {
            Self::Closed
        } else {
            Self::Error(error.into())
        }
    }
}

impl From<AppError> for Refused {
    fn from(error: AppError) -> Self {
        Self::Error(error)
    }
}

/// Hands in an accusation, or hands it in anew.
///
/// # Errors
/// `NotFound` for somebody who is not in the session, or for one's own character; the database's.
pub fn hand_in(
    db: &mut Db,
    area: &Mysteries,
    seat: &Seat,
    charge: &Charge,
) -> Result<HandedIn, AppError> {
    let done = change::run(db, area, seat.session, |change| {
        if change.session.phase != Phase::Accusation || change.session.is_over() {
            return Err(Refused::Closed);
        }
        if !may_accuse(change.db, seat, charge.accused)? {
            return Err(AppError::NotFound.into());
        }
        let words =
            (a::accused_id.eq(charge.accused), a::how.eq(&charge.how), a::why.eq(&charge.why));
        diesel::insert_into(a::table)
            .values((
                a::session_id.eq(seat.session),
                a::participant_id.eq(seat.participant.id),
                words,
            ))
            .on_conflict((a::session_id, a::participant_id))
            .do_update()
            .set(words)
            .execute(change.db)?;
        change.tell(SessionEvent::Accused {});
        Ok(())
    });
    match done {
        Ok(()) => Ok(HandedIn::Done),
        Err(Refused::Closed) => Ok(HandedIn::Closed),
        Err(Refused::Error(error)) => Err(error),
    }
}

/// Whether this seat has a character that was handed out, and `accused` is another one of the
/// session. All hand in theirs within a minute: nothing else is read for it.
fn may_accuse(db: &mut Db, seat: &Seat, accused: CharacterId) -> QueryResult<bool> {
    let me = seat.participant.id;
    let own = c::participant_id.eq(me).and(c::role_briefing_sent).and(p::left_at.is_null());
    let rows: Vec<AssignmentRow> = c::table
        .left_join(p::table)
        .filter(c::session_id.eq(seat.session))
        .filter(c::character_id.eq(accused).or(own.assume_not_null()))
        .select(AssignmentRow::as_select())
        .load(db)?;
    let is_own = |row: &AssignmentRow| row.participant_id == Some(me);
    let other = rows.iter().any(|row| row.character_id == accused && !is_own(row));
    Ok(other && rows.iter().any(is_own))
}
