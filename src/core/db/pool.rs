//! The pool of connections.

use super::{Conn, Db, conn::Manager, errand::Errand, limits::Kind, turn::Turns};
use crate::error::AppError;
use r2d2::PooledConnection;
use std::{sync::Arc, time::Duration};

/// How long a request waits for a connection before it is told to come back.
const PATIENCE: Duration = Duration::from_secs(3);
/// The same while the database has been away for longer than that.
const NO_PATIENCE: Duration = Duration::from_millis(100);

/// A connection on loan.
pub type Loan = PooledConnection<Manager>;

/// No connection could be had in time.
#[derive(Debug)]
pub struct Exhausted;

/// Connections to one database, shared by all threads of the process.
#[derive(Clone)]
pub struct Pool {
    inner: r2d2::Pool<Manager>,
    manager: Manager,
    pub(super) turns: Turns,
}

impl Pool {
    /// A pool of at most `size` connections to `url`. Does not wait for the database. `pooled`: there
    /// is a pooler in between that may give each transaction another server connection.
    pub fn new(url: &str, size: u32, pooled: bool) -> Self {
        let manager = Manager::new(url, pooled);
        let inner = r2d2::Pool::builder()
            .max_size(size)
            .min_idle(Some(1))
            .test_on_check_out(false)
            .connection_timeout(PATIENCE)
            .error_handler(Box::new(Quiet))
            .build_unchecked(manager.clone());
        Self { inner, manager, turns: Turns::new(size) }
    }

    /// Borrows a connection that is believed to live, for work of this `kind`. Who waits through a
    /// short outage notices nothing; in a long one nobody waits, or there would soon be no thread
    /// left to say so.
    ///
    /// # Errors
    /// [`Exhausted`] when none becomes free, or none can be made, within three seconds.
    pub fn get(&self, kind: Kind) -> Result<Loan, Exhausted> {
        self.lend(kind, None)
    }

    fn lend(&self, kind: Kind, errand: Option<&Arc<Errand>>) -> Result<Loan, Exhausted> {
        for _ in 0..=self.inner.max_size() {
            let patience = PATIENCE.saturating_sub(self.manager.outage.lasted());
            let patience = if self.turns.some_hang() { NO_PATIENCE } else { patience };
            let patience = patience.max(NO_PATIENCE);
            let mut loan = self.inner.get_timeout(patience).map_err(|_| Exhausted)?;
            loan.used_for(errand.cloned());
            if self.manager.is_usable(&mut loan, kind) {
                return Ok(loan);
            }
            loan.mark_dead();
        }
        Err(Exhausted)
    }

    /// Does `work` of this `kind` with a connection, and takes it out of use if it was found dead.
    ///
    /// # Errors
    /// `Unavailable` without a connection, else the error of `work`.
    pub fn with<T, E>(
        &self,
        kind: Kind,
        work: impl FnOnce(&mut Db) -> Result<T, E>,
    ) -> Result<T, AppError>
    where
        AppError: From<E>,
    {
        self.lent(self.get(kind), work)
    }

    /// The same for an errand.
    pub(super) fn with_errand<T, E>(
        &self,
        errand: &Arc<Errand>,
        work: impl FnOnce(&mut Db) -> Result<T, E>,
    ) -> Result<T, AppError>
    where
        AppError: From<E>,
    {
        self.lent(self.lend(errand.kind(), Some(errand)), work)
    }

    fn lent<T, E>(
        &self,
        loan: Result<Loan, Exhausted>,
        work: impl FnOnce(&mut Db) -> Result<T, E>,
    ) -> Result<T, AppError>
    where
        AppError: From<E>,
    {
        let mut loan = loan.map_err(|_| AppError::Unavailable)?;
        let done = work(&mut loan).map_err(AppError::from);
        loan.used_for(None);
        if matches!(done, Err(AppError::Unavailable)) {
            self.retire(&mut loan);
        }
        done
    }

    /// Takes a dead connection out of use, and all others that were made before now.
    pub fn retire(&self, conn: &mut Conn) {
        self.manager.distrust_since(conn);
        conn.mark_dead();
    }

    /// Connections in the pool and how many of them wait for work, for the metrics.
    pub fn state(&self) -> (u32, u32) {
        let state = self.inner.state();
        (state.connections, state.idle_connections)
    }
}

/// r2d2 logs every failed attempt to connect; the first and the last of an outage are enough.
#[derive(Debug)]
struct Quiet;

impl r2d2::HandleError<diesel::ConnectionError> for Quiet {
    fn handle_error(&self, error: diesel::ConnectionError) {
        tracing::debug!(%error, "cannot connect to the database");
    }
}
