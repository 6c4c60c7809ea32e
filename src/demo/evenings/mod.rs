//! The evenings, one in every state. Who hosts what, and what to look at in it, stands at each.

mod ahead;
mod past;
mod tonight;

use super::{House, table::Table};
use crate::{error::AppError, mysteries::evening::rows::Phase};

/// Minutes in a day.
const DAY: i32 = 24 * 60;

/// Holds them all.
pub(super) fn hold(house: &mut House<'_>) -> Result<(), AppError> {
    past::played_long_ago(house)?;
    past::played_and_shared(house)?;
    past::called_off(house)?;
    tonight::in_the_reveal(house)?;
    tonight::at_the_ballots(house)?;
    tonight::in_round_two(house)?;
    tonight::with_the_clock_stopped(house)?;
    tonight::before_the_letters(house)?;
    ahead::cast_but_not_begun(house)?;
    ahead::half_full(house)?;
    ahead::empty(house)
}

/// The parts are handed out and read, and the evening begins.
fn begin(table: &mut Table<'_, '_>) -> Result<(), AppError> {
    table.hand_out()?;
    table.pass(10)?;
    table.read(0, &[])?;
    table.pass(3)?;
    table.press_until(0, |it| it.session.phase() == Phase::Round)
}
