//! What a holder does with a clue: shows it to one person, gives it away, puts it on the board;
//! and what the host lets out before its time.

use super::deal;
use crate::ids::{AssignmentId, ClueId};
use crate::{
    Mysteries,
    access::{Host, Seat},
    evening::{Evening, rows::Phase},
    floor::{self, Floor},
    session_event::SessionEvent,
};
use diesel::prelude::*;
use lamplight_core::{db::Db, error::AppError};
use lamplight_schema::evenings::mystery_clue_viewings as v;
use lamplight_story_file::Can;

/// What to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    /// Show it to this part.
    Show(AssignmentId),
    /// Give it to this part.
    Give(AssignmentId),
    /// Put it on the board.
    Board,
}

/// What became of a move; names are characters'.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Moved {
    /// It hangs on the board.
    OnBoard,
    /// This character can read it now.
    ShownTo(String),
    /// It is in this character's hand.
    GivenTo(String),
    /// It is not in their hand any more: pressed twice, or in another tab.
    Gone,
    /// No round is played.
    TooLate,
}

/// Moves the clue `clue` from the seat's own hand.
///
/// # Errors
/// `NotFound` for a clue they do not hold, something it may not be used for, or nobody to give it
/// to; the database's.
pub fn move_clue(
    db: &mut Db,
    area: &Mysteries,
    seat: &Seat,
    clue: ClueId,
    what: Move,
) -> Result<Moved, AppError> {
    floor::change(db, area, seat.evening, |floor| {
        let evening = floor.evening()?;
        let part = seat.own_part(&evening)?.row.id;
        if evening.session.phase != Phase::Round {
            return Ok(Moved::TooLate);
        }
        let index = evening.edition.clue_index(clue.into()).ok_or(AppError::NotFound)?;
        if evening.state_of(clue).is_none_or(|state| state.holder_id != Some(part)) {
            return gone(&evening, clue, part);
        }
        let it = &evening.edition.story.clues[index];
        let needed = match what {
            Move::Show(_) => Can::Show,
            Move::Give(_) => Can::Give,
            Move::Board => Can::Board,
        };
        if !it.rights().contains(&needed) {
            return Err(AppError::NotFound);
        }
        carry_out(floor, &evening, part, clue, what)
    })
}

/// They had it a moment ago: pressed twice, or in another tab.
fn gone(evening: &Evening, clue: ClueId, part: AssignmentId) -> Result<Moved, AppError> {
    let on_board = evening.board().iter().any(|card| card.id == clue);
    let seen = evening.shown_to(part).iter().any(|card| card.id == clue);
    if on_board || seen {
        return Ok(Moved::Gone);
    }
    Err(AppError::NotFound)
}

fn carry_out(
    floor: &mut Floor<'_>,
    evening: &Evening,
    from: AssignmentId,
    clue: ClueId,
    what: Move,
) -> Result<Moved, AppError> {
    match what {
        Move::Board => {
            deal::to_board(floor, clue, Some(from))?;
            floor.tell(SessionEvent::PutOnBoard { by: name(evening, from) });
            Ok(Moved::OnBoard)
        }
        Move::Show(to) => {
            let whom = receiver(evening, from, to)?;
            see(floor, clue, Some(from), to)?;
            floor.tell(SessionEvent::Shown { to, by: name(evening, from) });
            Ok(Moved::ShownTo(whom))
        }
        Move::Give(to) => {
            let whom = receiver(evening, from, to)?;
            deal::hand_over(floor, clue, to)?;
            // Who gave it away has read it, and may look at it again.
            see(floor, clue, None, from)?;
            floor.tell(SessionEvent::Given { to, by: name(evening, from) });
            Ok(Moved::GivenTo(whom))
        }
    }
}

fn name(evening: &Evening, part: AssignmentId) -> String {
    evening.part(part).map_or_else(String::new, |part| evening.name(part.character).to_owned())
}

/// The character behind a part that somebody plays, and not one's own.
fn receiver(evening: &Evening, from: AssignmentId, to: AssignmentId) -> Result<String, AppError> {
    let part =
        evening.part(to).filter(|part| part.row.id != from && part.row.participant_id.is_some());
    part.map(|part| evening.name(part.character).to_owned()).ok_or(AppError::NotFound)
}

/// `viewer` may look at the clue from now on; `by` showed it, or they had it in hand themselves.
fn see(
    floor: &mut Floor<'_>,
    clue: ClueId,
    by: Option<AssignmentId>,
    viewer: AssignmentId,
) -> QueryResult<usize> {
    diesel::insert_into(v::table)
        .values((
            v::session_id.eq(floor.session.id),
            v::clue_id.eq(clue),
            v::viewer_id.eq(viewer),
            v::shown_by_id.eq(by),
        ))
        .on_conflict_do_nothing()
        .execute(floor.db)
}

/// Lets a clue out before its button; only a host who knows everything sees which.
///
/// # Errors
/// `NotFound` if there is no such clue waiting; the database's.
pub fn let_go(db: &mut Db, area: &Mysteries, host: &Host, clue: ClueId) -> Result<(), AppError> {
    floor::change(db, area, host.evening, |floor| {
        let evening = floor.evening()?;
        let waiting = evening.clues_to_let_go().iter().any(|it| it.id == clue);
        let index = evening
            .edition
            .clue_index(clue.into())
            .filter(|_| waiting)
            .ok_or(AppError::NotFound)?;
        deal::now(floor, &evening, index)?;
        floor.tell(SessionEvent::CluesCameOut { count: 1 });
        Ok(())
    })
}
