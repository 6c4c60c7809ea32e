//! Leaving a seat: by oneself, or taken out by the host.

use crate::ids::{AssignmentId, CharacterId, ParticipantId};
use crate::{
    Mysteries,
    access::{Host, Seat},
    casting::command::empty,
    evening::rows::{Person, Phase},
    floor::{self, Floor},
    session_event::SessionEvent,
};
use chrono::Utc;
use diesel::prelude::*;
use lamplight_core::{db::Db, error::AppError};
use lamplight_schema::evenings::{mystery_character_assignments as a, mystery_participants as p};

/// What became of leaving.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left {
    /// The seat is free.
    Done,
    /// It is the host's own, and they have read who they are.
    HostHasRead,
}

/// What became of taking somebody out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Removed {
    /// They are out.
    Done,
    /// It is the host's own seat.
    OwnSeat,
    /// Everybody is asked who did it; nobody is taken out any more.
    TooLate,
}

/// Gives up a seat; the character stays in the session, its seat empty. A host who has read who
/// they are stays until it begins, or they could come back as somebody else, and as somebody else
/// again.
///
/// # Errors
/// The database's.
pub fn leave(db: &mut Db, area: &Mysteries, seat: &Seat) -> Result<Left, AppError> {
    floor::change(db, area, seat.evening, |floor| {
        let hosts = floor.session.host_id == seat.viewer.id;
        if hosts && floor.session.phase == Phase::Lobby && !floor.session.is_over() {
            let evening = floor.evening()?;
            if evening.hosts_read_part().is_some() {
                return Ok(Left::HostHasRead);
            }
        }
        if seat.person.left_at.is_none() && !floor.session.is_over() {
            vacate(floor, &seat.person, false)?;
        }
        Ok(Left::Done)
    })
}

/// Takes a guest out of the evening. The host cannot take out themselves.
///
/// # Errors
/// `NotFound` for somebody who is not there; the database's.
pub fn remove(
    db: &mut Db,
    area: &Mysteries,
    host: &Host,
    person: ParticipantId,
) -> Result<Removed, AppError> {
    let removed = floor::change::<_, AppError>(db, area, host.evening, |floor| {
        let evening = floor.evening()?;
        let person = evening.present().find(|it| it.id == person).ok_or(AppError::NotFound)?;
        if person.user_id == host.viewer.id {
            return Ok(Removed::OwnSeat);
        }
        if floor.session.phase >= Phase::Accusation || floor.session.is_over() {
            return Ok(Removed::TooLate);
        }
        vacate(floor, person, true)?;
        Ok(Removed::Done)
    })?;
    // Their open pages end at once.
    area.core.live.look_again();
    Ok(removed)
}

/// Takes somebody out of their seat.
///
/// # Errors
/// The database's.
pub(crate) fn vacate(
    floor: &mut Floor<'_>,
    person: &Person,
    removed: bool,
) -> Result<(), AppError> {
    diesel::update(p::table.find(person.id))
        .set((p::left_at.eq(Utc::now()), p::removed.eq(removed)))
        .execute(floor.db)?;
    let part: Option<(AssignmentId, CharacterId)> = a::table
        .filter(a::participant_id.eq(person.id))
        .select((a::id, a::character_id))
        .first(floor.db)
        .optional()?;
    if let Some((part, character)) = part {
        diesel::update(p::table.find(person.id))
            .set(p::left_character_id.eq(character))
            .execute(floor.db)?;
        empty(floor, part)?;
    }
    floor.tell(SessionEvent::Left { name: person.display_name.clone() });
    Ok(())
}
