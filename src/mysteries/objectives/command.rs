//! Ticking what one has reached.

use crate::{Mysteries, access::Seat, change};
use diesel::prelude::*;
use lamplight_core::{db::Db, error::AppError};
use lamplight_schema::evenings::mystery_objective_ticks as t;

/// Keeps the ticks of one letter's list as they are on the page: `lines` are ticked, all others not.
///
/// # Errors
/// `NotFound` for a list they have not read; the database's.
pub fn tick(
    db: &mut Db,
    area: &Mysteries,
    seat: &Seat,
    round: usize,
    lines: &[usize],
) -> Result<(), AppError> {
    change::run(db, area, seat.session, |change| {
        let snapshot = change.snapshot()?;
        let assignment = seat.own_assignment(&snapshot)?;
        snapshot.opened_at(assignment, round).ok_or(AppError::NotFound)?;
        let known = snapshot.objective_lines(assignment.character, round).len();
        let number = i32::try_from(round).map_err(|_| AppError::NotFound)?;
        let list =
            t::table.filter(t::assignment_id.eq(assignment.row.id)).filter(t::round.eq(number));
        diesel::delete(list).execute(change.db)?;
        let mut ticked: Vec<usize> = lines.iter().copied().filter(|line| *line < known).collect();
        ticked.sort_unstable();
        ticked.dedup();
        let rows: Vec<_> = ticked
            .into_iter()
            .filter_map(|line| i32::try_from(line).ok())
            .map(|line| {
                (t::assignment_id.eq(assignment.row.id), t::round.eq(number), t::line.eq(line))
            })
            .collect();
        diesel::insert_into(t::table).values(rows).execute(change.db)?;
        Ok(())
    })
}
