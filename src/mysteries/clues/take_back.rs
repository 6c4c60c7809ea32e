//! Taking back what one has just done with a clue. What has been read meanwhile has been read.

use super::deal;
use crate::ids::{AssignmentId, ClueId};
use crate::{
    Mysteries,
    access::Seat,
    change,
    session_event::SessionEvent,
    snapshot::{
        Assignment, Snapshot,
        rows::{Phase, Viewing},
    },
};
use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use lamplight_core::{db::Db, error::AppError};
use lamplight_schema::evenings::mystery_clue_viewings as v;

/// So long the page offers it.
const OFFERED: TimeDelta = TimeDelta::seconds(10);
/// So long it is taken: a press in the last second has to arrive.
const TAKEN: TimeDelta = TimeDelta::seconds(15);

/// What can still be taken back.
#[derive(Debug, Clone)]
pub struct Undo {
    /// The clue.
    pub clue: ClueId,
    /// What was done, in words.
    pub words: String,
    /// For so many seconds more.
    pub seconds: i64,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TakenBack {
    /// It is as it was.
    Done,
    /// It has been too long, or somebody has passed it on.
    TooLate,
}

/// Why nothing was taken back.
enum Refused {
    TooLate,
    Error(AppError),
}

impl From<diesel::result::Error> for Refused {
    fn from(error: diesel::result::Error) -> Self {
        Self::Error(error.into())
    }
}

impl From<AppError> for Refused {
    fn from(error: AppError) -> Self {
        Self::Error(error)
    }
}

/// Something done with a clue a moment ago.
enum Done {
    Boarded,
    Given(AssignmentId),
    Shown(AssignmentId),
}

impl Snapshot {
    /// What the player of `own` has done last and can take back.
    pub fn undo(&self, own: &Assignment) -> Option<Undo> {
        let (clue, done, at) = self.last_done(own.row.id)?;
        let left = OFFERED - (self.now - at);
        let name = |id| {
            let to = self.assignment(id);
            to.map_or_else(String::new, |it| self.name(it.character).to_owned())
        };
        let words = match done {
            Done::Boarded => "It is on the board.".to_owned(),
            Done::Given(to) => format!("{} has it now.", name(to)),
            Done::Shown(to) => format!("Shown to {}.", name(to)),
        };
        let seconds = left.num_seconds();
        (seconds > 0).then_some(Undo { clue, words, seconds })
    }

    /// What `own` has done last with a clue in the round that is played.
    fn last_done(&self, own: AssignmentId) -> Option<(ClueId, Done, DateTime<Utc>)> {
        if self.session.phase != Phase::Round {
            return None;
        }
        let boarded = self.rows.clues.iter().filter(|it| it.board_by_id == Some(own));
        let boarded = boarded.filter_map(|it| Some((it.clue_id, Done::Boarded, it.on_board_at?)));
        let passed = self.rows.viewings.iter().filter_map(|it| self.passed(own, it));
        boarded.chain(passed).max_by_key(|it| it.2)
    }

    /// What a viewing says that `own` has done: shown the clue, or given it away to somebody who
    /// still has it.
    fn passed(&self, own: AssignmentId, it: &Viewing) -> Option<(ClueId, Done, DateTime<Utc>)> {
        let holder = self.state_of(it.clue_id)?.holder_id?;
        if it.shown_by_id == Some(own) {
            return Some((it.clue_id, Done::Shown(it.viewer_id), it.shown_at));
        }
        let gave = it.viewer_id == own && it.shown_by_id.is_none() && holder != own;
        let further = self.rows.viewings.iter().any(|other| {
            other.clue_id == it.clue_id
                && other.shown_by_id.is_none()
                && other.shown_at > it.shown_at
        });
        (gave && !further).then_some((it.clue_id, Done::Given(holder), it.shown_at))
    }
}

/// Takes back what the seat has done with `clue` a moment ago.
///
/// # Errors
/// `NotFound` for who has no part; the database's.
pub fn take_back(
    db: &mut Db,
    area: &Mysteries,
    seat: &Seat,
    clue: ClueId,
) -> Result<TakenBack, AppError> {
    let done = change::run(db, area, seat.session, |change| {
        let snapshot = change.snapshot()?;
        let assignment = seat.own_assignment(&snapshot)?;
        let own = assignment.row.id;
        let done = snapshot.last_done(own).filter(|it| it.0 == clue && snapshot.now - it.2 < TAKEN);
        let (_, done, _) = done.ok_or(Refused::TooLate)?;
        let seen_by = |viewer: AssignmentId| {
            v::table
                .filter(v::session_id.eq(seat.session))
                .filter(v::clue_id.eq(clue))
                .filter(v::viewer_id.eq(viewer))
        };
        match done {
            Done::Boarded => deal::hand_over(change, clue, own)?,
            Done::Given(_) => {
                deal::hand_over(change, clue, own)?;
                diesel::delete(seen_by(own)).execute(change.db)?;
            }
            Done::Shown(to) => {
                diesel::delete(seen_by(to)).execute(change.db)?;
            }
        }
        change.tell(SessionEvent::TakenBack { by: snapshot.name(assignment.character).to_owned() });
        Ok(())
    });
    match done {
        Ok(()) => Ok(TakenBack::Done),
        Err(Refused::TooLate) => Ok(TakenBack::TooLate),
        Err(Refused::Error(error)) => Err(error),
    }
}
