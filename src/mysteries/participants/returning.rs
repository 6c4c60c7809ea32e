//! Coming back: by oneself after leaving, or let in again by the host.

use super::join::{Refused, Welcome, closed, free_seat};
use crate::ids::ParticipantId;
use crate::{
    Mysteries,
    access::Host,
    casting::command as casting,
    change::{self, A_SLIP, SessionChange},
    session_event::SessionEvent,
    snapshot::rows::{Participant, Phase, Session},
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

/// Seats somebody again who had left. Their part has waited for them, with all they had; if its
/// clues were let out and nobody plays it, it is theirs again from its first letter on; else they
/// wait like everybody who comes late.
pub(super) fn sit(
    change: &mut SessionChange<'_>,
    participant: &Participant,
    seat: i32,
) -> Result<(), Refused> {
    diesel::update(p::table.find(participant.id))
        .set((p::left_at.eq(None::<DateTime<Utc>>), p::removed.eq(false), p::seat_number.eq(seat)))
        .execute(change.db)?;
    change.tell(SessionEvent::CameBack { name: participant.display_name.clone() });
    if change.session.phase == Phase::Round {
        let snapshot = change.snapshot()?;
        let assignment = snapshot.assignments.iter().find(|assignment| {
            Some(assignment.row.character_id) == participant.left_character_id
                && assignment.row.participant_id.is_none()
        });
        if let Some(assignment) = assignment {
            casting::sit_down(change, assignment.row.id, participant.id)?;
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
    participant: ParticipantId,
) -> Result<LetIn, AppError> {
    let back = change::press(db, area, host.session, |change| {
        let participant: Participant = p::table
            .find(participant)
            .filter(p::session_id.eq(change.session.id))
            .select(Participant::as_select())
            .first(change.db)?;
        if !participant.removed {
            return Ok(LetIn::Done);
        }
        if closed(&change.session).is_some() {
            return Ok(LetIn::TooLate);
        }
        let Some(seat) = seat_for_one_more(change)? else {
            return Ok(LetIn::NoCharacterLeft);
        };
        sit(change, &participant, seat)?;
        let words = format!("{} has a seat again.", participant.display_name);
        change.can_be_taken_back(words, A_SLIP);
        Ok(LetIn::Done)
    });
    match back {
        Ok(back) => Ok(back),
        Err(Refused::Welcome(Welcome::NameTaken)) => Ok(LetIn::NameTaken),
        Err(Refused::Welcome(_)) => Ok(LetIn::Full),
        Err(Refused::Error(error)) => Err(error),
    }
}

/// A seat for somebody who comes back by themselves: as long as their part waits for them there is
/// one, even if somebody has sat down in theirs.
pub(super) fn own_seat_again(
    change: &mut SessionChange<'_>,
    participant: &Participant,
) -> Result<Option<i32>, AppError> {
    let own = change.snapshot()?.assignment_of(participant.id).is_some();
    if own { seat_for_one_more(change) } else { Ok(free_seat(change)?) }
}

/// A free seat, or one more where somebody else has taken theirs: in the lobby only as long as the
/// story has a character for them, later they can watch.
fn seat_for_one_more(change: &mut SessionChange<'_>) -> Result<Option<i32>, AppError> {
    if let Some(seat) = free_seat(change)? {
        return Ok(Some(seat));
    }
    let (_, most_players) = change.snapshot()?.players_range();
    let most = match change.session.phase {
        Phase::Lobby => i32::try_from(most_players).unwrap_or(MOST_SEATS),
        _ => MOST_SEATS,
    };
    let seat = change.session.seats + 1;
    if seat > most {
        return Ok(None);
    }
    change.session = diesel::update(s::table.find(change.session.id))
        .set(s::seats.eq(seat))
        .returning(Session::as_returning())
        .get_result(change.db)?;
    Ok(Some(seat))
}
