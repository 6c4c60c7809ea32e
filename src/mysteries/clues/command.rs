//! What a holder does with a clue: shows it to one person, gives it away, puts it on the board;
//! and what the host lets out before its time.

use super::deal;
use crate::ids::{AssignmentId, ClueId};
use crate::{
    Mysteries,
    access::{Host, Seat},
    change::{self, A_SLIP, SessionChange},
    session_event::SessionEvent,
    snapshot::{Snapshot, rows::Phase},
};
use diesel::prelude::*;
use lamplight_core::{db::Db, error::AppError};
use lamplight_schema::evenings::mystery_clue_viewings as v;
use lamplight_story_file::Can;

/// What to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    /// Show it to whoever plays this character.
    Show(AssignmentId),
    /// Give it to whoever plays this character.
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

/// Moves the clue `clue` from the seat's own hand, as it was asked for in round `asked_in`: what has
/// waited for a line may come when that is over.
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
    asked_in: Option<i32>,
) -> Result<Moved, AppError> {
    change::run(db, area, seat.session, |change| {
        let snapshot = change.snapshot()?;
        let assignment = seat.own_assignment(&snapshot)?.row.id;
        let other_round = asked_in.is_some_and(|round| round != snapshot.session.current_round);
        if snapshot.session.phase != Phase::Round || other_round {
            return Ok(Moved::TooLate);
        }
        let index = snapshot.edition.clue_index(clue.into()).ok_or(AppError::NotFound)?;
        if snapshot.state_of(clue).is_none_or(|state| state.holder_id != Some(assignment)) {
            return gone(&snapshot, clue, assignment);
        }
        let it = &snapshot.edition.story.clues[index];
        let needed = match what {
            Move::Show(_) => Can::Show,
            Move::Give(_) => Can::Give,
            Move::Board => Can::Board,
        };
        if !it.rights().contains(&needed) {
            return Err(AppError::NotFound);
        }
        carry_out(change, &snapshot, assignment, clue, what)
    })
}

/// They had it a moment ago: pressed twice, or in another tab.
fn gone(snapshot: &Snapshot, clue: ClueId, assignment: AssignmentId) -> Result<Moved, AppError> {
    let on_board = snapshot.board().iter().any(|card| card.id == clue);
    let seen = snapshot.shown_to(assignment).iter().any(|(card, _)| card.id == clue);
    if on_board || seen {
        return Ok(Moved::Gone);
    }
    Err(AppError::NotFound)
}

fn carry_out(
    change: &mut SessionChange<'_>,
    snapshot: &Snapshot,
    from: AssignmentId,
    clue: ClueId,
    what: Move,
) -> Result<Moved, AppError> {
    match what {
        Move::Board => {
            deal::to_board(change, clue, Some(from))?;
            change.tell(SessionEvent::PutOnBoard { by: name(snapshot, from) });
            Ok(Moved::OnBoard)
        }
        Move::Show(to) => {
            let whom = receiver(snapshot, from, to)?;
            see(change, clue, Some(from), to)?;
            change.tell(SessionEvent::Shown { to, by: name(snapshot, from) });
            Ok(Moved::ShownTo(whom))
        }
        Move::Give(to) => {
            let whom = receiver(snapshot, from, to)?;
            deal::hand_over(change, clue, to)?;
            // Who gave it away has read it, and may look at it again.
            see(change, clue, None, from)?;
            change.tell(SessionEvent::Given { to, by: name(snapshot, from) });
            Ok(Moved::GivenTo(whom))
        }
    }
}

fn name(snapshot: &Snapshot, assignment: AssignmentId) -> String {
    snapshot
        .assignment(assignment)
        .map_or_else(String::new, |assignment| snapshot.name(assignment.character).to_owned())
}

/// The character of an assignment that somebody plays, and not one's own.
fn receiver(snapshot: &Snapshot, from: AssignmentId, to: AssignmentId) -> Result<String, AppError> {
    let assignment = snapshot
        .assignment(to)
        .filter(|assignment| assignment.row.id != from && snapshot.seated(assignment).is_some());
    assignment
        .map(|assignment| snapshot.name(assignment.character).to_owned())
        .ok_or(AppError::NotFound)
}

/// `viewer` may look at the clue from now on; `by` showed it, or they had it in hand themselves.
fn see(
    change: &mut SessionChange<'_>,
    clue: ClueId,
    by: Option<AssignmentId>,
    viewer: AssignmentId,
) -> QueryResult<usize> {
    diesel::insert_into(v::table)
        .values((
            v::session_id.eq(change.session.id),
            v::clue_id.eq(clue),
            v::viewer_id.eq(viewer),
            v::shown_by_id.eq(by),
            v::shown_at.eq(change.at),
        ))
        .on_conflict_do_nothing()
        .execute(change.db)
}

/// What became of letting a clue out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LetOut {
    /// It is out.
    Done,
    /// It was out before.
    Already,
}

/// Lets a clue out before its button; only a host who knows everything sees which.
///
/// # Errors
/// `NotFound` if there is no such clue waiting; the database's.
pub fn let_go(
    db: &mut Db,
    area: &Mysteries,
    host: &Host,
    clue: ClueId,
) -> Result<LetOut, AppError> {
    change::press(db, area, host.session, |change| {
        let snapshot = change.snapshot()?;
        if snapshot.host_knows() && snapshot.state_of(clue).is_some() {
            return Ok(LetOut::Already);
        }
        let waiting = snapshot.clues_to_let_go().iter().any(|it| it.id == clue);
        let index = snapshot
            .edition
            .clue_index(clue.into())
            .filter(|_| waiting)
            .ok_or(AppError::NotFound)?;
        deal::now(change, &snapshot, index)?;
        change.tell(SessionEvent::CluesCameOut { count: 1 });
        let title = &snapshot.edition.story.clues[index].title;
        change.can_be_taken_back(format!("“{title}” is out."), A_SLIP);
        Ok(LetOut::Done)
    })
}
