//! Leaving a seat: by oneself, or taken out by the host. While it is played nothing of a part comes
//! out by that: it waits, until the host gives it to somebody else or lets its clues out.

use crate::ids::{AssignmentId, CharacterId, ParticipantId};
use crate::{
    Mysteries,
    access::{Host, Seat},
    casting::command::empty,
    change::{self, A_DECISION, SessionChange},
    session_event::SessionEvent,
    snapshot::rows::{Participant, Phase},
};
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
    /// They were not there any more.
    Already,
    /// It is the host's own seat.
    OwnSeat,
    /// Everybody is asked who did it; nobody is taken out any more.
    TooLate,
}

/// What became of letting out what a part holds whose player is gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LetOut {
    /// It is out.
    Done,
    /// The part has nobody who is gone, or not any more.
    Already,
    /// No round is played.
    TooLate,
}

/// Gives up a seat. A host who has read who they are stays until it begins, or they could come back
/// as somebody else, and as somebody else again.
///
/// # Errors
/// The database's.
pub fn leave(db: &mut Db, area: &Mysteries, seat: &Seat) -> Result<Left, AppError> {
    let left = change::run::<_, AppError>(db, area, seat.session, |change| {
        let hosts = change.session.host_id == seat.viewer.id;
        if hosts && change.session.phase == Phase::Lobby && !change.session.is_over() {
            let snapshot = change.snapshot()?;
            if snapshot.hosts_read_assignment().is_some() {
                return Ok(Left::HostHasRead);
            }
        }
        // Who was taken out a moment ago has not left by themselves.
        let participant = seat.still(change.db)?;
        if !change.session.is_over() {
            vacate(change, &participant, false)?;
        }
        Ok(Left::Done)
    })?;
    // Their other tabs end with it.
    area.core.live.look_again();
    Ok(left)
}

/// Takes a guest out of the session. The host cannot take out themselves.
///
/// # Errors
/// `NotFound` for somebody who is not there; the database's.
pub fn remove(
    db: &mut Db,
    area: &Mysteries,
    host: &Host,
    participant: ParticipantId,
) -> Result<Removed, AppError> {
    let removed = change::press::<_, AppError>(db, area, host.session, |change| {
        let snapshot = change.snapshot()?;
        let participant = snapshot.participant(participant).ok_or(AppError::NotFound)?;
        if participant.left_at.is_some() {
            return Ok(Removed::Already);
        }
        if participant.user_id == host.viewer.id {
            return Ok(Removed::OwnSeat);
        }
        if change.session.phase >= Phase::Accusation || change.session.is_over() {
            return Ok(Removed::TooLate);
        }
        vacate(change, participant, true)?;
        let words = format!("{} is taken out.", participant.display_name);
        change.can_be_taken_back(words, A_DECISION);
        Ok(Removed::Done)
    })?;
    // Their open pages end at once.
    area.core.live.look_again();
    Ok(removed)
}

/// Lets out what a part holds whose player is gone: it goes where the story sends it without them.
/// The part is empty then, and whoever comes into it begins with its letters.
///
/// # Errors
/// `NotFound` for somebody who was never there; the database's.
pub fn let_out(
    db: &mut Db,
    area: &Mysteries,
    host: &Host,
    participant: ParticipantId,
) -> Result<LetOut, AppError> {
    change::press(db, area, host.session, |change| {
        let snapshot = change.snapshot()?;
        let participant = snapshot.participant(participant).ok_or(AppError::NotFound)?;
        let part = snapshot.assignment_of(participant.id);
        let Some(part) = part.filter(|_| participant.left_at.is_some()) else {
            return Ok(LetOut::Already);
        };
        if change.session.phase != Phase::Round || change.session.is_over() {
            return Ok(LetOut::TooLate);
        }
        empty(change, part.row.id)?;
        let character = snapshot.name(part.character).to_owned();
        let words = format!("What {character} held is out.");
        change.tell(SessionEvent::PartGivenUp { character });
        change.can_be_taken_back(words, A_DECISION);
        Ok(LetOut::Done)
    })
}

/// Takes somebody out of their seat. In the lobby their part is free again; later it waits.
///
/// # Errors
/// The database's.
pub(crate) fn vacate(
    change: &mut SessionChange<'_>,
    participant: &Participant,
    removed: bool,
) -> Result<(), AppError> {
    diesel::update(p::table.find(participant.id))
        .set((p::left_at.eq(change.at), p::removed.eq(removed)))
        .execute(change.db)?;
    let part: Option<(AssignmentId, CharacterId)> = a::table
        .filter(a::participant_id.eq(participant.id))
        .select((a::id, a::character_id))
        .first(change.db)
        .optional()?;
    if let Some((assignment, character)) = part {
        diesel::update(p::table.find(participant.id))
            .set(p::left_character_id.eq(character))
            .execute(change.db)?;
        if change.session.phase == Phase::Lobby {
            empty(change, assignment)?;
        }
    }
    change.tell(SessionEvent::Left { name: participant.display_name.clone() });
    Ok(())
}
