//! How long which kind of work may take with the database.
//!
//! PostgreSQL is told the limits of a statement, and ends what goes beyond them by itself. Where it
//! hangs it cannot do that either: then whoever waits is told after the limits of [`Waiting`],
//! while the thread that asked goes on hanging.

use std::time::Duration;

/// A kind of work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A page that is only read.
    Page,
    /// A request that writes.
    Write,
    /// A look at whether the database answers at all.
    Probe,
    /// What nobody waits for: jobs, and what is put in place at the start.
    Job,
}

/// What PostgreSQL itself keeps to, on one connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Limits {
    /// One statement.
    statement: Duration,
    /// Waiting for what somebody else holds.
    lock: Duration,
    /// Saying nothing in the middle of a transaction.
    idle: Duration,
}

const OF_REQUESTS: Limits = Limits {
    statement: Duration::from_secs(4),
    lock: Duration::from_millis(2500),
    idle: Duration::from_secs(30),
};
const OF_JOBS: Limits = Limits {
    statement: Duration::from_secs(60),
    lock: Duration::from_secs(5),
    idle: Duration::from_secs(120),
};

/// How long a migration waits for what somebody else holds: meanwhile everybody waits behind it.
pub(super) const LOCK_OF_MIGRATIONS: Duration = Duration::from_secs(10);

impl Limits {
    /// The statements that tell PostgreSQL.
    pub(super) fn sql(&self) -> String {
        let Self { statement, lock, idle } = self;
        format!(
            "set statement_timeout = {}; set lock_timeout = {}; \
             set idle_in_transaction_session_timeout = {}",
            statement.as_millis(),
            lock.as_millis(),
            idle.as_millis()
        )
    }
}

/// How long somebody waits for an answer.
#[derive(Debug, Clone, Copy)]
pub(super) struct Waiting {
    /// For a connection.
    pub(super) turn: Duration,
    /// For the answer to one statement: a little more than PostgreSQL's own limit.
    pub(super) statement: Duration,
    /// For all of it.
    pub(super) whole: Duration,
}

impl Kind {
    /// The kind of a request that only reads, or does not.
    pub fn of_request(reads: bool) -> Self {
        if reads { Self::Page } else { Self::Write }
    }

    pub(super) fn limits(self) -> Limits {
        match self {
            Self::Page | Self::Write | Self::Probe => OF_REQUESTS,
            Self::Job => OF_JOBS,
        }
    }

    pub(super) fn waiting(self) -> Waiting {
        let seconds = |turn, statement, whole| Waiting {
            turn: Duration::from_secs_f32(turn),
            statement: Duration::from_secs_f32(statement),
            whole: Duration::from_secs_f32(whole),
        };
        match self {
            Self::Page => seconds(3.0, 5.0, 10.0),
            // Whoever writes something large may have to be read and checked for a while.
            Self::Write => seconds(3.0, 5.0, 30.0),
            Self::Probe => seconds(0.5, 1.2, 1.2),
            Self::Job => seconds(60.0, 70.0, 600.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn postgresql_gives_up_before_whoever_waits_for_it() {
        for kind in [Kind::Page, Kind::Write, Kind::Job] {
            let (limits, waiting) = (kind.limits(), kind.waiting());
            assert!(limits.lock < limits.statement, "{kind:?}");
            assert!(limits.statement < waiting.statement, "{kind:?}");
            assert!(waiting.statement < waiting.whole, "{kind:?}");
        }
        let probe = Kind::Probe.waiting();
        assert!(probe.turn + probe.whole < Duration::from_secs(2));
        assert!(OF_REQUESTS.sql().starts_with("set statement_timeout = 4000; "));
    }
}
