//! One piece of work with the database, as seen by whoever waits for it.
//!
//! A thread that waits for PostgreSQL cannot be called back. Whoever waits for the thread can stop
//! waiting; and then nothing may be kept of what the thread goes on to do, because somebody has been
//! told so. So each statement of a connection passes here first (see [`Watch`]): the work of an
//! errand that was given up ends there, and with it its connection and its transaction.

use super::limits::Kind;
use crate::error::AppError;
use diesel::connection::{Instrumentation, InstrumentationEvent};
use std::{
    fmt::{self, Write},
    panic::resume_unwind,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::Instant,
};

/// How far the work has come.
#[derive(Debug, Default)]
struct State {
    /// When the statement was sent that has no answer yet.
    asked: Option<Instant>,
    /// A transaction is open.
    in_transaction: bool,
    /// What is done from here on is what was asked for, and not only finding out who asks.
    in_earnest: bool,
    given_up: bool,
    ended: bool,
}

/// See the module.
#[derive(Debug)]
pub(super) struct Errand {
    kind: Kind,
    begun: Instant,
    state: Mutex<State>,
    /// Something of it may have been kept.
    perhaps_kept: AtomicBool,
    /// How many were given up, of all, and have not come back.
    hanging: Arc<AtomicUsize>,
}

/// What unwinds the thread of an errand that was given up. Nobody hears of it.
struct GivenUp;

impl Errand {
    pub(super) fn new(kind: Kind, hanging: Arc<AtomicUsize>) -> Self {
        let (state, perhaps_kept) = (Mutex::default(), AtomicBool::new(false));
        Self { kind, begun: Instant::now(), state, perhaps_kept, hanging }
    }

    pub(super) fn kind(&self) -> Kind {
        self.kind
    }

    /// What is done from here on is what was asked for.
    pub(super) fn in_earnest(&self) {
        self.state().in_earnest = true;
    }

    /// Whether nobody waits for it any more.
    pub(super) fn is_given_up(&self) -> bool {
        self.state().given_up
    }

    /// When to look whether it takes too long; now, or in the past, if it does.
    pub(super) fn deadline(&self) -> Instant {
        let waiting = self.kind.waiting();
        // Only the database is impatiently waited for: to read a large file may take its time.
        let asked = self.state().asked.unwrap_or_else(Instant::now);
        (asked + waiting.statement).min(self.begun + waiting.whole)
    }

    /// Nobody waits any more: what they are told.
    pub(super) fn give_up(&self) -> AppError {
        let mut state = self.state();
        if !state.ended && !state.given_up {
            self.hanging.fetch_add(1, Ordering::SeqCst);
        }
        state.given_up = true;
        self.told(AppError::Unavailable)
    }

    /// `error` as whoever waits is told of it: they have to know whether something was kept.
    pub(super) fn told(&self, error: AppError) -> AppError {
        let passes = matches!(error, AppError::Unavailable | AppError::Busy(_));
        if passes && self.perhaps_kept.load(Ordering::SeqCst) { AppError::Unsure } else { error }
    }

    /// Its thread has come back, whether anybody waits or not.
    pub(super) fn end(&self) {
        let mut state = self.state();
        if state.given_up && !state.ended {
            self.hanging.fetch_sub(1, Ordering::SeqCst);
        }
        state.ended = true;
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn note(&self, event: &InstrumentationEvent<'_>) {
        let mut state = self.state();
        match event {
            InstrumentationEvent::StartQuery { query, .. } => {
                let keeps = state.in_earnest && !state.in_transaction && !keeps_nothing(query);
                state.asked = Some(Instant::now());
                self.goes_on(&state, keeps);
            }
            InstrumentationEvent::FinishQuery { .. } => state.asked = None,
            InstrumentationEvent::BeginTransaction { .. } => state.in_transaction = true,
            InstrumentationEvent::RollbackTransaction { depth, .. } if depth.get() == 1 => {
                state.in_transaction = false;
            }
            InstrumentationEvent::CommitTransaction { depth, .. } if depth.get() == 1 => {
                let keeps = state.in_earnest;
                self.goes_on(&state, keeps);
            }
            _ => {}
        }
    }

    /// Goes no further if it was given up; else something may be kept from here on, if it `keeps`.
    /// Under the lock: who gives up is told of it, or stops it.
    fn goes_on(&self, state: &State, keeps: bool) {
        if state.given_up && !std::thread::panicking() {
            resume_unwind(Box::new(GivenUp));
        }
        if keeps {
            self.perhaps_kept.store(true, Ordering::SeqCst);
        }
    }
}

/// Whether `query` keeps nothing, as far as its first word tells.
fn keeps_nothing(query: &dyn fmt::Display) -> bool {
    let mut start = Start(String::new());
    // It stops when it has seen enough; the rest may be a whole story.
    let _ = write!(start, "{query}");
    let word = start.0.split_whitespace().next().unwrap_or_default();
    ["select", "begin", "rollback"].iter().any(|it| word.eq_ignore_ascii_case(it))
}

/// The beginning of a text.
struct Start(String);

impl Write for Start {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.extend(text.chars().take(20));
        if self.0.trim_start().len() < "rollback".len() { Ok(()) } else { Err(fmt::Error) }
    }
}

/// Passes on what happens on one connection to the errand it is used for.
#[derive(Debug, Clone, Default)]
pub(super) struct Watch(Arc<Mutex<Option<Arc<Errand>>>>);

impl Watch {
    /// From here on the connection is used for `errand`; for none, when nobody waits.
    pub(super) fn over(&self, errand: Option<Arc<Errand>>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = errand;
    }
}

impl Instrumentation for Watch {
    fn on_connection_event(&mut self, event: InstrumentationEvent<'_>) {
        let errand = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(errand) = errand {
            errand.note(&event);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    fn errand() -> Errand {
        Errand::new(Kind::Write, Arc::default())
    }

    #[test]
    fn who_is_told_that_nothing_was_kept_can_rely_on_it() {
        let errand = errand();
        errand.in_earnest();
        assert!(matches!(errand.give_up(), AppError::Unavailable));
        let goes_on = std::panic::AssertUnwindSafe(|| errand.goes_on(&errand.state(), true));
        assert!(std::panic::catch_unwind(goes_on).is_err(), "its thread goes no further");
        assert!(matches!(errand.told(AppError::Unavailable), AppError::Unavailable));
    }

    #[test]
    fn where_something_may_have_been_kept_nobody_says_otherwise() {
        let errand = errand();
        errand.goes_on(&errand.state(), true);
        assert!(matches!(errand.give_up(), AppError::Unsure));
        assert!(matches!(errand.told(AppError::NotFound), AppError::NotFound));
    }

    #[test]
    fn those_that_hang_are_counted_until_they_come_back() {
        let errand = errand();
        errand.give_up();
        errand.give_up();
        assert_eq!(errand.hanging.load(Ordering::SeqCst), 1);
        errand.end();
        errand.give_up();
        assert_eq!(errand.hanging.load(Ordering::SeqCst), 0);
    }

    #[test]
    fn only_the_database_is_waited_for_impatiently() {
        let errand = errand();
        assert!(errand.deadline() > Instant::now() + Duration::from_secs(4));
        errand.state().asked = Instant::now().checked_sub(Duration::from_secs(6));
        assert!(errand.deadline() <= Instant::now());
    }

    #[test]
    fn a_statement_that_keeps_nothing_is_known_by_its_first_word() {
        for nothing in ["  SELECT 1", "select pg_sleep(1)", "BEGIN", "ROLLBACK"] {
            assert!(keeps_nothing(&nothing), "{nothing}");
        }
        for something in ["UPDATE lamps SET lit", "COMMIT", "selected", ""] {
            assert!(!keeps_nothing(&something), "{something}");
        }
    }
}
