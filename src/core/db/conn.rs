//! A pooled connection that knows when it has died.

use super::outage::Outage;
use diesel::{Connection, ConnectionError, PgConnection, connection::SimpleConnection};
use std::{
    ops::{Deref, DerefMut},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

/// Idle for longer than this, a connection is asked whether it still lives before it is used.
const TRUSTED_FOR: Duration = Duration::from_secs(2);

/// A connection out of the pool.
pub struct Conn {
    pg: PgConnection,
    dead: bool,
    epoch: u64,
    used: Instant,
}

impl Conn {
    /// Says that the server has hung up on this connection, so that it is not used again.
    pub fn mark_dead(&mut self) {
        self.dead = true;
    }
}

impl Deref for Conn {
    type Target = PgConnection;
    fn deref(&self) -> &PgConnection {
        &self.pg
    }
}

impl DerefMut for Conn {
    fn deref_mut(&mut self) -> &mut PgConnection {
        &mut self.pg
    }
}

/// Makes connections for r2d2, and throws all of them away when one was found dead: after a
/// restart of the server every other one is dead too, and each would cost somebody a request.
#[derive(Debug, Clone)]
pub struct Manager {
    url: String,
    epoch: Arc<AtomicU64>,
    /// Whether the server can be reached at all.
    pub(super) outage: Arc<Outage>,
}

impl Manager {
    /// Connections to `url`, a libpq connection string or URL.
    pub fn new(url: impl Into<String>) -> Self {
        Self { url: url.into(), epoch: Arc::default(), outage: Arc::default() }
    }

    /// `conn` was found dead: all that were made at its time are suspect. Those made since, when
    /// another one was found dead, are not.
    pub(super) fn distrust_since(&self, conn: &Conn) {
        let _ = self.epoch.compare_exchange(
            conn.epoch,
            conn.epoch + 1,
            Ordering::Relaxed,
            Ordering::Relaxed,
        );
    }

    fn current_epoch(&self) -> u64 {
        self.epoch.load(Ordering::Relaxed)
    }

    /// Whether `conn` can be used as it is. Costs a round trip only after it has been idle.
    pub(super) fn is_usable(&self, conn: &mut Conn) -> bool {
        if conn.dead || conn.epoch != self.current_epoch() {
            return false;
        }
        if conn.used.elapsed() >= TRUSTED_FOR && conn.pg.batch_execute("select 1").is_err() {
            self.distrust_since(conn);
            conn.dead = true;
        }
        conn.used = Instant::now();
        !conn.dead
    }
}

impl r2d2::ManageConnection for Manager {
    type Connection = Conn;
    type Error = ConnectionError;

    fn connect(&self) -> Result<Conn, ConnectionError> {
        // Read before: a connection made while another is found dead is suspect too.
        let epoch = self.current_epoch();
        let made = PgConnection::establish(&self.url);
        self.outage.note(made.as_ref().err());
        Ok(Conn { pg: made?, dead: false, epoch, used: Instant::now() })
    }

    fn is_valid(&self, conn: &mut Conn) -> Result<(), ConnectionError> {
        if self.is_usable(conn) {
            return Ok(());
        }
        Err(ConnectionError::BadConnection("the server has hung up".into()))
    }

    fn has_broken(&self, conn: &mut Conn) -> bool {
        conn.dead || conn.epoch != self.current_epoch() || std::thread::panicking()
    }
}
