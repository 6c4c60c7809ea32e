//! What time it is: the system's, or one that a test moves.
//!
//! A rule that depends on time asks `core.clock` and hands the answer on as a parameter, to
//! queries too: the database's `now()` knows nothing of a test that has gone a month ahead.

use chrono::{DateTime, Duration, Utc};
use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

/// The clock of one process. Clones are the same clock.
#[derive(Debug, Clone, Default)]
pub struct Clock {
    /// By how many nanoseconds it is ahead of the system's.
    ahead: Arc<AtomicI64>,
}

impl Clock {
    /// The time.
    #[expect(clippy::disallowed_methods, reason = "everybody else asks this clock")]
    pub fn now(&self) -> DateTime<Utc> {
        Utc::now() + Duration::nanoseconds(self.ahead.load(Ordering::Relaxed))
    }

    /// Lets `span` pass at once: for tests.
    pub fn advance(&self, span: Duration) {
        let nanos = span.num_nanoseconds().unwrap_or(i64::MAX / 4);
        self.ahead.fetch_add(nanos, Ordering::Relaxed);
    }

    /// Goes on from `time`: for tests.
    #[expect(clippy::disallowed_methods, reason = "everybody else asks this clock")]
    pub fn set(&self, time: DateTime<Utc>) {
        let ahead = (time - Utc::now()).num_nanoseconds().unwrap_or_default();
        self.ahead.store(ahead, Ordering::Relaxed);
    }
}

#[cfg(test)]
#[allow(clippy::disallowed_methods)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_was_moved_goes_on_from_there_and_its_clones_with_it() {
        let clock = Clock::default();
        let same = clock.clone();
        assert!(clock.now() - Utc::now() < Duration::seconds(1));
        clock.advance(Duration::days(30));
        assert!(same.now() - Utc::now() > Duration::days(29));
        let party: DateTime<Utc> = "2027-01-01T19:00:00Z".parse().unwrap();
        same.set(party);
        let since = clock.now() - party;
        assert!(since >= Duration::zero() && since < Duration::seconds(10), "{since}");
    }
}
