//! A clock that counts down and can be stopped: a value, kept in two columns. While it runs, the
//! database holds when it ends; while it is stopped, how much is left. Nothing ticks.

use chrono::{DateTime, Duration, Utc};

/// See the module.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Countdown {
    /// It runs until then; it has run out when that is over.
    Running(DateTime<Utc>),
    /// It is stopped, with so many seconds left.
    Stopped(i64),
}

impl Countdown {
    /// One that is started at `now` and runs for `lasts`.
    pub fn started(now: DateTime<Utc>, lasts: Duration) -> Self {
        Self::Running(now + lasts)
    }

    /// The one in these columns: when it ends if it runs, else the seconds that are left. None if
    /// both are empty.
    pub fn from_columns(ends_at: Option<DateTime<Utc>>, seconds_left: Option<i32>) -> Option<Self> {
        let stopped = || seconds_left.map(|left| Self::Stopped(i64::from(left)));
        ends_at.map(Self::Running).or_else(stopped)
    }

    /// When it ends if it runs, and the seconds that are left if it is stopped.
    pub fn columns(self) -> (Option<DateTime<Utc>>, Option<i32>) {
        match self {
            Self::Running(ends_at) => (Some(ends_at), None),
            Self::Stopped(left) => (None, Some(i32::try_from(left).unwrap_or(i32::MAX))),
        }
    }

    /// Whether it runs; also when it has run out.
    pub fn runs(self) -> bool {
        matches!(self, Self::Running(_))
    }

    /// Seconds that are left at `now`; negative when it has run out.
    pub fn seconds_left(self, now: DateTime<Utc>) -> i64 {
        match self {
            Self::Running(ends_at) => (ends_at - now).num_seconds(),
            Self::Stopped(left) => left,
        }
    }

    /// Stopped at `now`; one that is stopped stays as it is.
    #[must_use]
    pub fn stopped(self, now: DateTime<Utc>) -> Self {
        Self::Stopped(self.seconds_left(now).max(0))
    }

    /// Running on from `now`; one that runs stays as it is.
    #[must_use]
    pub fn resumed(self, now: DateTime<Utc>) -> Self {
        match self {
            Self::Running(_) => self,
            Self::Stopped(left) => Self::started(now, Duration::seconds(left)),
        }
    }

    /// With so much more than is left at `now`, running or stopped as before, but never more than
    /// `most`.
    #[must_use]
    pub fn extended(self, now: DateTime<Utc>, by: Duration, most: Duration) -> Self {
        let left = (self.seconds_left(now).max(0) + by.num_seconds()).min(most.num_seconds());
        match self {
            Self::Running(_) => Self::started(now, Duration::seconds(left)),
            Self::Stopped(_) => Self::Stopped(left),
        }
    }

    /// Run out at `now`.
    #[must_use]
    pub fn ended(self, now: DateTime<Utc>) -> Self {
        Self::Running(now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(seconds: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + Duration::seconds(seconds)
    }

    const HOUR: Duration = Duration::hours(1);

    #[test]
    fn a_stopped_clock_keeps_its_time_and_runs_on_from_there() {
        let clock = Countdown::started(after(0), Duration::seconds(90));
        assert_eq!(clock.seconds_left(after(30)), 60);
        let stopped = clock.stopped(after(30));
        assert_eq!(stopped.seconds_left(after(500)), 60);
        assert_eq!(stopped.resumed(after(100)), Countdown::Running(after(160)));
        assert!(clock.runs() && !stopped.runs() && stopped.resumed(after(100)).runs());
    }

    #[test]
    fn doing_it_twice_does_it_once() {
        let clock = Countdown::Running(after(90));
        assert_eq!(clock.resumed(after(30)), clock);
        assert_eq!(clock.stopped(after(30)).stopped(after(60)), Countdown::Stopped(60));
        assert_eq!(clock.ended(after(30)).ended(after(30)), Countdown::Running(after(30)));
    }

    #[test]
    fn more_time_counts_from_now_and_has_an_end() {
        let more = Duration::seconds(300);
        assert_eq!(
            Countdown::Running(after(90)).extended(after(30), more, HOUR),
            Countdown::Running(after(390))
        );
        assert_eq!(Countdown::Stopped(90).extended(after(30), more, HOUR), Countdown::Stopped(390));
        assert_eq!(
            Countdown::Stopped(3500).extended(after(0), more, HOUR),
            Countdown::Stopped(3600)
        );
        // What has run out long ago owes nothing.
        assert_eq!(
            Countdown::Running(after(0)).extended(after(900), more, HOUR),
            Countdown::Running(after(1200))
        );
        assert_eq!(Countdown::Running(after(0)).stopped(after(900)), Countdown::Stopped(0));
    }

    #[test]
    fn it_is_kept_in_two_columns_of_which_one_is_empty() {
        for clock in [Countdown::Running(after(90)), Countdown::Stopped(60), Countdown::Stopped(0)]
        {
            let (ends_at, left) = clock.columns();
            assert!(ends_at.is_some() != left.is_some());
            assert_eq!(Countdown::from_columns(ends_at, left), Some(clock));
        }
        assert_eq!(Countdown::from_columns(None, None), None);
    }
}
