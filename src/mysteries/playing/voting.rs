//! The ballot: who, how, why. Secret until it is told; changed as often as one likes until the
//! host closes.

use super::letters::own_part;
use crate::Mysteries;
use crate::{
    access::Seat,
    evening::rows::Phase,
    floor::{self, Audience},
};
use diesel::prelude::*;
use lamplight_core::{
    db::{Db, errors::constraint},
    error::AppError,
};
use lamplight_schema::evenings::mystery_accusations as b;
use serde_json::json;
use uuid::Uuid;

/// A filled-in ballot.
#[derive(Debug, Clone)]
pub struct Ballot {
    /// Who did it.
    pub accused: Uuid,
    /// How.
    pub how: String,
    /// Why.
    pub why: String,
}

/// What became of it.
#[derive(Debug, PartialEq, Eq)]
pub enum Cast {
    /// It is in.
    In,
    /// The ballots are closed.
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

/// Hands in a ballot, or hands it in anew.
///
/// # Errors
/// `NotFound` for somebody who is not in the evening, or for one's own character; the database's.
pub fn hand_in(
    db: &mut Db,
    area: &Mysteries,
    seat: &Seat,
    ballot: &Ballot,
) -> Result<Cast, AppError> {
    let done = floor::change(db, area, seat.evening, |floor| {
        let evening = floor.evening()?;
        let own = own_part(&evening, seat)?;
        if evening.session.phase() != Phase::Accusation || evening.session.is_over() {
            return Err(Refused::Closed);
        }
        let accused = evening.parts.iter().find(|part| part.row.character_id == ballot.accused);
        if accused.is_none_or(|part| part.row.id == own.row.id) {
            return Err(AppError::NotFound.into());
        }
        let words =
            (b::accused_id.eq(ballot.accused), b::how.eq(&ballot.how), b::why.eq(&ballot.why));
        diesel::insert_into(b::table)
            .values((b::session_id.eq(seat.evening), b::participant_id.eq(seat.person.id), words))
            .on_conflict((b::session_id, b::participant_id))
            .do_update()
            .set(words)
            .execute(floor.db)?;
        floor.tell(Audience::Everyone, "accused", json!({}));
        Ok(())
    });
    match done {
        Ok(()) => Ok(Cast::In),
        Err(Refused::Closed) => Ok(Cast::Closed),
        Err(Refused::Error(error)) => Err(error),
    }
}
