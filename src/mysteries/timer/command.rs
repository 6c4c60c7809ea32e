//! Turning the round's clock: the host can stop it, let it run, give it more, and end it.

use super::view::stamp;
use crate::{
    Mysteries,
    access::Host,
    change::{self, A_SLIP},
    session_event::SessionEvent,
    snapshot::rows::Phase,
};
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

/// What became of turning the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turned {
    /// It is turned.
    Done,
    /// It is as it was to be, or somebody else has turned it since.
    Already,
    /// There is time left: the host is asked first.
    Ask,
}

/// Turns the clock of a round whose letters are out. It is given more only if it still stands as
/// the button has `found` it: pressing twice does it once. To end it the host has to be `sure`.
///
/// # Errors
/// `Conflict` when no clock runs; the database's.
pub fn turn(
    db: &mut Db,
    area: &Mysteries,
    host: &Host,
    turn: Turn,
    found: &str,
    sure: bool,
) -> Result<Turned, AppError> {
    change::press(db, area, host.session, |change| {
        let session = &change.session;
        let played = session.phase == Phase::Round && !session.is_over();
        let clock = session.countdown().filter(|_| played).ok_or_else(|| {
            AppError::Conflict(
                "No clock is running: the round's letters are not dealt, or the round is over."
                    .to_owned(),
            )
        })?;
        let before = clock;
        if turn == Turn::Extend && stamp(before) != found {
            return Ok(Turned::Already);
        }
        let clock = turned(before, turn, change.at);
        if clock == before {
            return Ok(Turned::Already);
        }
        if turn == Turn::End && !sure {
            return Ok(Turned::Ask);
        }
        let (ends_at, left) = clock.columns();
        diesel::update(s::table.find(session.id))
            .set((s::timer_ends_at.eq(ends_at), s::timer_left_seconds.eq(left)))
            .execute(change.db)?;
        change.tell(SessionEvent::ClockTurned { running: clock.runs() });
        change.can_be_taken_back(words(turn), A_SLIP);
        Ok(Turned::Done)
    })
}

fn words(turn: Turn) -> &'static str {
    match turn {
        Turn::Pause => "The clock is stopped.",
        Turn::Resume => "The clock runs on.",
        Turn::Extend => "The clock has five minutes more.",
        Turn::End => "The time is up.",
    }
}

fn turned(clock: Countdown, turn: Turn, now: DateTime<Utc>) -> Countdown {
    match turn {
        Turn::Pause => clock.stopped(now),
        Turn::Resume => clock.resumed(now),
        Turn::Extend => clock.extended(now, MORE, LONGEST),
        // It has run out already: it does not run out once more.
        Turn::End if clock.runs() && clock.seconds_left(now) <= 0 => clock,
        Turn::End => clock.ended(now),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stopped_clock_keeps_its_time_and_can_be_wound() {
        let now = DateTime::UNIX_EPOCH;
        let clock = Countdown::started(now, Duration::seconds(90));
        let stopped = turned(clock, Turn::Pause, now);
        assert_eq!(stopped.columns(), (None, Some(90)));
        assert_eq!(turned(stopped, Turn::Extend, now).columns(), (None, Some(390)));
        assert_eq!(turned(stopped, Turn::Resume, now), clock);
        assert_eq!(turned(clock, Turn::End, now), Countdown::Running(now));
    }
}
