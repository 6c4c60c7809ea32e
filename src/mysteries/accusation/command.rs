//! Saying who did it. Secret until it is told; changed as often as one likes until the host closes.

use crate::ids::CharacterId;
use crate::{Mysteries, access::Seat, evening::rows::Phase, floor, session_event::SessionEvent};
use diesel::prelude::*;
use lamplight_core::{
    db::{Db, errors::constraint},
    error::AppError,
};
use lamplight_schema::evenings::mystery_accusations as b;

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
/// `NotFound` for somebody who is not in the evening, or for one's own character; the database's.
pub fn hand_in(
    db: &mut Db,
    area: &Mysteries,
    seat: &Seat,
    charge: &Charge,
) -> Result<HandedIn, AppError> {
    let done = floor::change(db, area, seat.evening, |floor| {
        let evening = floor.evening()?;
        let own = seat.own_part(&evening)?;
        if evening.session.phase != Phase::Accusation || evening.session.is_over() {
            return Err(Refused::Closed);
        }
        let accused = evening.parts.iter().find(|part| part.row.character_id == charge.accused);
        if accused.is_none_or(|part| part.row.id == own.row.id) {
            return Err(AppError::NotFound.into());
        }
        let words =
            (b::accused_id.eq(charge.accused), b::how.eq(&charge.how), b::why.eq(&charge.why));
        diesel::insert_into(b::table)
            .values((b::session_id.eq(seat.evening), b::participant_id.eq(seat.person.id), words))
            .on_conflict((b::session_id, b::participant_id))
            .do_update()
            .set(words)
            .execute(floor.db)?;
        floor.tell(SessionEvent::Accused {});
        Ok(())
    });
    match done {
        Ok(()) => Ok(HandedIn::Done),
        Err(Refused::Closed) => Ok(HandedIn::Closed),
        Err(Refused::Error(error)) => Err(error),
    }
}
