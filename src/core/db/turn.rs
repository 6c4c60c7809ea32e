//! Waiting for the database without holding up anybody else.
//!
//! A thread that has asked a database that hangs, hangs with it. So nobody gets a thread who has no
//! connection to be sure of: all others wait as tasks, which cost nothing, and not for ever. What can
//! hang at once is the pool, and no more.

use super::{Db, Pool, errand::Errand, limits::Kind};
use crate::error::AppError;
use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};
use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore},
    task::spawn_blocking,
    time::{timeout, timeout_at},
};

/// How long one waits for a turn while others are known to hang.
const NO_PATIENCE: Duration = Duration::from_millis(300);

/// Writes to one thing, such as one evening, that go on at once. They wait for one another's rows
/// anyway; and where somebody else holds such a row, they do not wait with all connections.
const AT_ONE_THING: usize = 2;
/// Things that are remembered before those nobody writes to are forgotten.
const THINGS: usize = 256;

/// The turns that there are, shared by all threads of the process.
#[derive(Debug, Clone)]
pub(super) struct Turns {
    all: Arc<Semaphore>,
    /// Fewer: those who read find a connection also when all who write wait for one row.
    writing: Arc<Semaphore>,
    /// And at each thing.
    things: Arc<Mutex<HashMap<String, Arc<Semaphore>>>>,
    /// Errands that were given up and whose threads have not come back.
    hanging: Arc<AtomicUsize>,
}

/// What is held while it is one's turn.
type Held = Vec<OwnedSemaphorePermit>;

impl Turns {
    /// For a pool of `size` connections.
    pub(super) fn new(size: u32) -> Self {
        let size = size as usize;
        Self {
            all: Arc::new(Semaphore::new(size)),
            writing: Arc::new(Semaphore::new(size - size / 4)),
            things: Arc::default(),
            hanging: Arc::default(),
        }
    }

    /// Whether somebody was given up whose thread has not come back.
    pub(super) fn some_hang(&self) -> bool {
        self.hanging.load(Ordering::SeqCst) > 0
    }

    async fn next(&self, kind: Kind, thing: Option<&str>) -> Result<Held, AppError> {
        let hangs = self.some_hang();
        let patience = kind.waiting().turn.min(if hangs { NO_PATIENCE } else { Duration::MAX });
        let mut queues = Vec::with_capacity(3);
        if kind == Kind::Write {
            queues.extend(thing.map(|thing| self.at(thing)));
            queues.push(self.writing.clone());
        }
        queues.push(self.all.clone());
        let waited = timeout(patience, async {
            let mut held = Held::new();
            for queue in queues {
                held.push(queue.acquire_owned().await.map_err(AppError::internal)?);
            }
            Ok(held)
        });
        match waited.await {
            Ok(held) => held,
            Err(_) if hangs => Err(AppError::Unavailable),
            Err(_) => Err(AppError::Busy("nobody got a turn in time".to_owned())),
        }
    }

    /// The queue of those who write to `thing`.
    fn at(&self, thing: &str) -> Arc<Semaphore> {
        let mut things = self.things.lock().unwrap_or_else(PoisonError::into_inner);
        if things.len() >= THINGS {
            things.retain(|_, queue| Arc::strong_count(queue) > 1);
        }
        let queue = things.entry(thing.to_owned());
        queue.or_insert_with(|| Arc::new(Semaphore::new(AT_ONE_THING))).clone()
    }
}

/// The right to use the database once.
pub struct Turn {
    pool: Pool,
    errand: Arc<Errand>,
    _held: Held,
}

impl Turn {
    /// Does `work` with a connection, and gives the turn to the next. `work` is given the way to say
    /// that what it does from then on is what was asked for.
    ///
    /// # Errors
    /// `Unavailable` without a connection, else the error of `work`.
    pub fn with<T, E>(
        self,
        work: impl FnOnce(&mut Db, &dyn Fn()) -> Result<T, E>,
    ) -> Result<T, AppError>
    where
        AppError: From<E>,
    {
        let Self { pool, errand, .. } = &self;
        pool.with_errand(errand, |db| work(db, &|| errand.in_earnest()))
    }
}

/// Says that the thread of an errand has come back, however it did.
struct Ending(Arc<Errand>);

impl Drop for Ending {
    fn drop(&mut self) {
        self.0.end();
    }
}

impl Pool {
    /// Does `work` on a thread of its own when there is a connection for it. Whoever waits is told
    /// when it takes longer than work of this `kind` may, and then nothing of it is kept. `thing`: what
    /// it writes to, where others may write too.
    ///
    /// # Errors
    /// `Unavailable`, `Busy` or `Unsure` when it took too long; else the error of `work`.
    pub async fn attend<T: Send + 'static>(
        &self,
        kind: Kind,
        thing: Option<&str>,
        work: impl FnOnce(Turn) -> Result<T, AppError> + Send + 'static,
    ) -> Result<T, AppError> {
        let held = self.turns.next(kind, thing).await?;
        let errand = Arc::new(Errand::new(kind, self.turns.hanging.clone()));
        let turn = Turn { pool: self.clone(), errand: errand.clone(), _held: held };
        let ending = Ending(errand.clone());
        let mut working = spawn_blocking(move || {
            let ending = ending;
            // It may have waited for a thread.
            if ending.0.is_given_up() { Err(AppError::Unavailable) } else { work(turn) }
        });
        loop {
            match timeout_at(errand.deadline().into(), &mut working).await {
                Ok(Ok(done)) => return done.map_err(|error| errand.told(error)),
                Ok(Err(error)) => return Err(AppError::internal(error)),
                Err(_) if errand.deadline() <= Instant::now() => return Err(errand.give_up()),
                Err(_) => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::time::Instant as Moment;

    async fn next(turns: &Turns, kind: Kind, thing: Option<&str>) -> Result<Held, AppError> {
        timeout(Duration::from_millis(20), turns.next(kind, thing))
            .await
            .unwrap_or(Err(AppError::Unavailable))
    }

    #[tokio::test]
    async fn those_who_wait_at_one_thing_do_not_keep_others_from_another() {
        let turns = Turns::new(8);
        let mut held = Vec::new();
        while let Ok(one) = next(&turns, Kind::Write, Some("stuck")).await {
            held.push(one);
        }
        assert_eq!(held.len(), AT_ONE_THING);
        assert!(next(&turns, Kind::Write, Some("other")).await.is_ok());
    }

    #[tokio::test]
    async fn those_who_read_find_a_turn_when_all_who_write_wait() {
        let turns = Turns::new(8);
        let mut held = Vec::new();
        while let Ok(one) = next(&turns, Kind::Write, None).await {
            held.push(one);
        }
        assert_eq!(held.len(), 6);
        assert!(next(&turns, Kind::Page, None).await.is_ok());
    }

    #[tokio::test]
    async fn while_others_hang_nobody_waits_long() {
        let turns = Turns::new(1);
        let _held = turns.next(Kind::Page, None).await.expect("a turn");
        turns.hanging.fetch_add(1, Ordering::SeqCst);
        let begun = Moment::now();
        let told = turns.next(Kind::Page, None).await;
        assert!(matches!(told, Err(AppError::Unavailable)));
        assert!(begun.elapsed() < Duration::from_secs(2));
    }
}
