//! Marking clues.

use crate::ids::ClueId;
use crate::{
    Mysteries,
    access::Seat,
    change::{self, SessionChange},
    clues::list::ListedClue,
};
use diesel::prelude::*;
use lamplight_core::{db::Db, error::AppError};
use lamplight_schema::evenings::mystery_clue_marks as m;

/// What somebody marks.
pub struct Marks {
    /// Clues they have seen.
    pub seen: Vec<ClueId>,
    /// Clues that are important to them.
    pub important: Vec<ClueId>,
    /// Clues that are not any more.
    pub plain: Vec<ClueId>,
    /// All that had come by then they have seen, too: in milliseconds.
    pub until: Option<i64>,
}

/// Marks those of the clues that this seat may read; of the others nothing is said.
///
/// # Errors
/// `NotFound` for who has left; the database's.
pub fn mark(db: &mut Db, area: &Mysteries, seat: &Seat, marks: &Marks) -> Result<(), AppError> {
    change::run(db, area, seat.session, |change| {
        let snapshot = change.snapshot()?;
        let participant = snapshot
            .participant(seat.participant.id)
            .filter(|participant| participant.left_at.is_none())
            .ok_or(AppError::NotFound)?;
        let own = seat.own_assignment(&snapshot).ok();
        let list = snapshot.clue_list(participant, own);
        let readable = |ids: &[ClueId]| -> Vec<ClueId> {
            let known = list.clues.iter().map(|clue| clue.card.id);
            known.filter(|id| ids.contains(id)).collect()
        };
        let before = |clue: &&ListedClue| Some(clue.card.since.timestamp_millis()) <= marks.until;
        let looked_at = list.clues.iter().filter(before).map(|clue| clue.card.id);
        see(change, seat, &looked_at.collect::<Vec<_>>())?;
        see(change, seat, &readable(&marks.seen))?;
        set(change, seat, &readable(&marks.important), true)?;
        set(change, seat, &readable(&marks.plain), false)?;
        Ok(())
    })
}

/// Who has seen a clue has a row for it.
fn see(change: &mut SessionChange<'_>, seat: &Seat, clues: &[ClueId]) -> QueryResult<usize> {
    let rows: Vec<_> = clues
        .iter()
        .map(|clue| (m::participant_id.eq(seat.participant.id), m::clue_id.eq(*clue)))
        .collect();
    diesel::insert_into(m::table).values(rows).on_conflict_do_nothing().execute(change.db)
}

/// Who marks a clue has seen it.
fn set(
    change: &mut SessionChange<'_>,
    seat: &Seat,
    clues: &[ClueId],
    important: bool,
) -> QueryResult<usize> {
    see(change, seat, clues)?;
    let rows =
        m::table.filter(m::participant_id.eq(seat.participant.id)).filter(m::clue_id.eq_any(clues));
    diesel::update(rows).set(m::important.eq(important)).execute(change.db)
}
