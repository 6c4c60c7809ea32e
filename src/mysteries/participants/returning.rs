//! Coming back: by oneself after leaving, or let in again by the host.

use super::join::{Refused, Welcome, closed, free_seat};
use crate::ids::ParticipantId;
use crate::{
    Mysteries,
    access::Host,
    casting::command as casting,
    evening::rows::{Person, Phase},
    floor::{self, Floor},
    session_event::SessionEvent,
};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use lamplight_core::{db::Db, error::AppError};
use lamplight_schema::evenings::{mystery_participants as p, mystery_sessions as s};

/// No table has more seats.
const MOST_SEATS: i32 = 40;

/// What became of letting somebody back in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LetIn {
    /// They have a seat again.
    Done,
    /// Everybody is asked who did it; nobody comes in any more.
    TooLate,
    /// Every seat is taken, and the story has no more characters.
    NoCharacterLeft,
    /// Every seat is taken.
    Full,
    /// Somebody of that name has come in since.
    NameTaken,
}

/// Seats somebody again who had left. Their part is theirs again if nobody plays it; else they wait
/// like everybody who comes late.
pub(super) fn sit(floor: &mut Floor<'_>, person: &Person, seat: i32) -> Result<(), Refused> {
    diesel::update(p::table.find(person.id))
        .set((p::left_at.eq(None::<DateTime<Utc>>), p::removed.eq(false), p::seat_number.eq(seat)))
        .execute(floor.db)?;
    floor.tell(SessionEvent::CameBack { name: person.display_name.clone() });
    if floor.session.phase == Phase::Round {
        let evening = floor.evening()?;
        let part = evening.parts.iter().find(|part| {
            Some(part.row.character_id) == person.left_character_id
                && part.row.participant_id.is_none()
        });
        if let Some(part) = part {
            casting::sit_down(floor, part.row.id, person.id)?;
        }
    }
    Ok(())
}

/// Lets somebody back in whom the host had taken out.
///
/// # Errors
/// `NotFound` for somebody who was never there; the database's.
pub fn let_back_in(
    db: &mut Db,
    area: &Mysteries,
    host: &Host,
    person: ParticipantId,
) -> Result<LetIn, AppError> {
    let back = floor::change(db, area, host.evening, |floor| {
        let person: Person = p::table
            .find(person)
            .filter(p::session_id.eq(floor.session.id))
            .select(Person::as_select())
            .first(floor.db)?;
        if !person.removed {
            return Ok(LetIn::Done);
        }
        if closed(&floor.session).is_some() {
            return Ok(LetIn::TooLate);
        }
        let Some(seat) = seat_for_one_more(floor)? else {
            return Ok(LetIn::NoCharacterLeft);
        };
        sit(floor, &person, seat)?;
        Ok(LetIn::Done)
    });
    match back {
        Ok(back) => Ok(back),
        Err(Refused::Welcome(Welcome::NameTaken)) => Ok(LetIn::NameTaken),
        Err(Refused::Welcome(_)) => Ok(LetIn::Full),
        Err(Refused::Error(error)) => Err(error),
    }
}

/// A free seat, or one more where somebody else has taken theirs: in the lobby only as long as the
/// story has a part for them, later they can watch.
fn seat_for_one_more(floor: &mut Floor<'_>) -> Result<Option<i32>, AppError> {
    if let Some(seat) = free_seat(floor)? {
        return Ok(Some(seat));
    }
    let (_, parts) = floor.evening()?.players_range();
    let most = match floor.session.phase {
        Phase::Lobby => i32::try_from(parts).unwrap_or(MOST_SEATS),
        _ => MOST_SEATS,
    };
    let seat = floor.session.seats + 1;
    if seat > most {
        return Ok(None);
    }
    diesel::update(s::table.find(floor.session.id)).set(s::seats.eq(seat)).execute(floor.db)?;
    floor.refresh()?;
    Ok(Some(seat))
}
