//! Turning the round's clock: the host can stop it, let it run, give it more, and end it.

use crate::{Mysteries, access::Host, change, session_event::SessionEvent, snapshot::rows::Phase};
use chrono::{DateTime, Duration, Utc};
use diesel::prelude::*;
use lamplight_core::{countdown::Countdown, db::Db, error::AppError};
use lamplight_schema::evenings::mystery_sessions as s;

/// What to do with the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// Stop it.
    Pause,
    /// Let it run on.
    Resume,
    /// Five minutes more.
    Extend,
    /// The time is up.
    End,
}

/// The most a clock can be wound up to.
const LONGEST: Duration = Duration::hours(4);

const MORE: Duration = Duration::minutes(5);

/// Turns the clock of a round whose letters are out; pressing twice does it once.
///
/// # Errors
/// `Conflict` when no clock runs; the database's.
pub fn turn(db: &mut Db, area: &Mysteries, host: &Host, turn: Turn) -> Result<(), AppError> {
    change::run(db, area, host.session, |change| {
        let session = &change.session;
        let played = session.phase == Phase::Round && !session.is_over();
        let clock = session.countdown().filter(|_| played).ok_or_else(|| {
            AppError::Conflict(
                "No clock is running: the round's letters are not dealt, or the round is over."
                    .to_owned(),
            )
        })?;
        let clock = turned(clock, turn, Utc::now());
        let (ends_at, left) = clock.columns();
        diesel::update(s::table.find(session.id))
            .set((s::timer_ends_at.eq(ends_at), s::timer_left_seconds.eq(left)))
            .execute(change.db)?;
        change.tell(SessionEvent::ClockTurned { running: clock.runs() });
        Ok(())
    })
}

fn turned(clock: Countdown, turn: Turn, now: DateTime<Utc>) -> Countdown {
    match turn {
        Turn::Pause => clock.stopped(now),
        Turn::Resume => clock.resumed(now),
        Turn::Extend => clock.extended(now, MORE, LONGEST),
        Turn::End => clock.ended(now),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stopped_clock_keeps_its_time_and_can_be_wound() {
        let now = Utc::now();
        let clock = Countdown::started(now, Duration::seconds(90));
        let stopped = turned(clock, Turn::Pause, now);
        assert_eq!(stopped.columns(), (None, Some(90)));
        assert_eq!(turned(stopped, Turn::Extend, now).columns(), (None, Some(390)));
        assert_eq!(turned(stopped, Turn::Resume, now), clock);
        assert_eq!(turned(clock, Turn::End, now), Countdown::Running(now));
    }
}
