//! Turning the round's clock: the host can stop it, let it run, give it more, and end it.

use crate::{
    Mysteries,
    access::Host,
    change,
    session_event::SessionEvent,
    snapshot::rows::{Phase, Session},
};
use chrono::{DateTime, Duration, Utc};
use diesel::prelude::*;
use lamplight_core::{db::Db, error::AppError};
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
const LONGEST: i64 = 4 * 60 * 60;

const MORE: i64 = 5 * 60;

/// Turns the clock of a round whose letters are out; pressing twice does it once.
///
/// # Errors
/// `Conflict` when no clock runs; the database's.
pub fn turn(db: &mut Db, area: &Mysteries, host: &Host, turn: Turn) -> Result<(), AppError> {
    change::run(db, area, host.session, |change| {
        let clock = Clock::of(&change.session, Utc::now()).ok_or_else(|| {
            AppError::Conflict(
                "No clock is running: the round's letters are not dealt, or the round is over."
                    .to_owned(),
            )
        })?;
        let after = clock.turned(turn);
        diesel::update(s::table.find(change.session.id))
            .set((s::timer_ends_at.eq(after.ends_at), s::timer_left_seconds.eq(after.left)))
            .execute(change.db)?;
        change.tell(SessionEvent::ClockTurned { running: after.ends_at.is_some() });
        Ok(())
    })
}

struct Clock {
    left: i64,
    running: bool,
    now: DateTime<Utc>,
}

struct Wound {
    ends_at: Option<DateTime<Utc>>,
    left: Option<i32>,
}

impl Clock {
    fn of(session: &Session, now: DateTime<Utc>) -> Option<Self> {
        if session.phase != Phase::Round || session.is_over() {
            return None;
        }
        match (session.timer_ends_at, session.timer_left_seconds) {
            (Some(end), _) => {
                Some(Self { left: (end - now).num_seconds().max(0), running: true, now })
            }
            (None, Some(left)) => Some(Self { left: i64::from(left), running: false, now }),
            (None, None) => None,
        }
    }

    fn turned(&self, turn: Turn) -> Wound {
        match turn {
            Turn::Pause => self.wound(self.left, false),
            Turn::Resume => self.wound(self.left, true),
            Turn::Extend => self.wound((self.left + MORE).min(LONGEST), self.running),
            Turn::End => self.wound(0, true),
        }
    }

    fn wound(&self, left: i64, running: bool) -> Wound {
        if running {
            return Wound { ends_at: Some(self.now + Duration::seconds(left)), left: None };
        }
        Wound { ends_at: None, left: Some(i32::try_from(left).unwrap_or(i32::MAX)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stopped_clock_keeps_its_time_and_can_be_wound() {
        let now = Utc::now();
        let clock = Clock { left: 90, running: true, now };
        assert_eq!(clock.turned(Turn::Pause).left, Some(90));
        let stopped = Clock { left: 90, running: false, now };
        assert_eq!(stopped.turned(Turn::Extend).left, Some(390));
        assert_eq!(stopped.turned(Turn::Resume).ends_at, Some(now + Duration::seconds(90)));
        assert_eq!(clock.turned(Turn::End).ends_at, Some(now));
    }
}
