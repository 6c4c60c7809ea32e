//! A pooled connection that knows when it has died.

use super::{
    errand::{Errand, Watch},
    limits::{Kind, Limits},
    outage::Outage,
};
use diesel::{
    Connection, ConnectionError, PgConnection,
    connection::{CacheSize, SimpleConnection},
};
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
    /// What the server was told of how long things may take.
    limits: Option<Limits>,
    watch: Watch,
}

impl Conn {
    /// From here on it is used for `errand`, or for what nobody waits for.
    pub(super) fn used_for(&self, errand: Option<Arc<Errand>>) {
        self.watch.over(errand);
    }

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
    /// A pooler in between may give each transaction another server connection: nothing may be left
    /// behind on one, neither named statements nor settings.
    pooled: bool,
    epoch: Arc<AtomicU64>,
    /// Whether the server can be reached at all.
    pub(super) outage: Arc<Outage>,
}

impl Manager {
    /// Connections to `url`, a libpq connection string or URL.
    pub fn new(url: impl Into<String>, pooled: bool) -> Self {
        Self { url: url.into(), pooled, epoch: Arc::default(), outage: Arc::default() }
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

    /// Whether `conn` can be used for work of this `kind`. Costs a round trip only after it has been
    /// idle, or was used for work of another kind.
    pub(super) fn is_usable(&self, conn: &mut Conn, kind: Kind) -> bool {
        if conn.dead || conn.epoch != self.current_epoch() {
            return false;
        }
        let limits = kind.limits();
        let news = if conn.limits != Some(limits) && !self.pooled {
            Some(limits.sql())
        } else if conn.used.elapsed() >= TRUSTED_FOR {
            Some("select 1".to_owned())
        } else {
            None
        };
        if news.is_some_and(|sql| conn.pg.batch_execute(&sql).is_err()) {
            self.distrust_since(conn);
            conn.dead = true;
        }
        conn.limits = Some(limits);
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
        let (mut pg, watch) = (made?, Watch::default());
        pg.set_instrumentation(watch.clone());
        if self.pooled {
            pg.set_prepared_statement_cache_size(CacheSize::Disabled);
        }
        Ok(Conn { pg, dead: false, epoch, used: Instant::now(), limits: None, watch })
    }

    fn is_valid(&self, conn: &mut Conn) -> Result<(), ConnectionError> {
        if self.is_usable(conn, Kind::Page) {
            return Ok(());
        }
        Err(ConnectionError::BadConnection("the server has hung up".into()))
    }

    fn has_broken(&self, conn: &mut Conn) -> bool {
        conn.dead || conn.epoch != self.current_epoch() || std::thread::panicking()
    }
}
