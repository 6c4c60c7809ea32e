//! Ticking what one has reached.

use crate::{Mysteries, access::Seat, floor};
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
    floor::change(db, area, seat.evening, |floor| {
        let evening = floor.evening()?;
        let part = seat.own_part(&evening)?;
        evening.opened_at(part, round).ok_or(AppError::NotFound)?;
        let known = evening.objective_lines(part.character, round).len();
        let number = i32::try_from(round).map_err(|_| AppError::NotFound)?;
        let list = t::table.filter(t::assignment_id.eq(part.row.id)).filter(t::round.eq(number));
        diesel::delete(list).execute(floor.db)?;
        let mut ticked: Vec<usize> = lines.iter().copied().filter(|line| *line < known).collect();
        ticked.sort_unstable();
        ticked.dedup();
        let rows: Vec<_> = ticked
            .into_iter()
            .filter_map(|line| i32::try_from(line).ok())
            .map(|line| (t::assignment_id.eq(part.row.id), t::round.eq(number), t::line.eq(line)))
            .collect();
        diesel::insert_into(t::table).values(rows).execute(floor.db)?;
        Ok(())
    })
}
