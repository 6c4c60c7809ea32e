//! The sessions, one in every state. Who hosts what, and what to look at in it, stands at each.

mod ahead;
mod past;
mod tonight;

use super::{Scene, table::Table};
use crate::snapshot::rows::Phase;
use lamplight_core::error::AppError;

/// Minutes in a day.
const DAY: i32 = 24 * 60;

/// Holds them all.
pub(super) fn hold(scene: &mut Scene<'_>) -> Result<(), AppError> {
    past::played_long_ago(scene)?;
    past::played_and_shared(scene)?;
    past::called_off(scene)?;
    tonight::in_the_reveal(scene)?;
    tonight::at_the_accusations(scene)?;
    tonight::in_round_two(scene)?;
    tonight::with_the_clock_stopped(scene)?;
    tonight::before_the_letters(scene)?;
    ahead::cast_but_not_begun(scene)?;
    ahead::half_full(scene)?;
    ahead::empty(scene)
}

/// The parts are handed out and read, and the session begins.
fn begin(table: &mut Table<'_, '_>) -> Result<(), AppError> {
    table.hand_out()?;
    table.pass(10)?;
    table.read(0, &[])?;
    table.pass(3)?;
    table.press_until(0, |it| it.session.phase == Phase::Round)
}
