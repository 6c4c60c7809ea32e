//! A private PostgreSQL, started when no `DATABASE_URL` is given.
//!
//! It uses the PostgreSQL that is installed, keeps its files in Lamplight's data directory and
//! listens on a Unix socket that only Lamplight can reach. The server is a process of its own: it
//! outlives a killed Lamplight, and the next one adopts it.

mod access;
mod cluster;
mod default_dir;
mod error;
mod find;
mod folders;
mod lock;
mod pid_file;
mod process;
mod roles;
mod server;
mod start;
mod user;
mod version;
mod watch;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

pub use default_dir::default_data_dir;
pub use error::Error;

use cluster::Cluster;
use lock::Lock;
use pid_file::{PidFile, Status};
use roles::{APPLICATION, OWNER};
use server::Server;
use watch::Watcher;

/// The database that Lamplight keeps everything in.
pub const DATABASE: &str = "lamplight";

/// How long a server that was told to stop is waited for.
const STOP_PATIENCE: Duration = Duration::from_secs(30);

/// The address of Lamplight's database where its server runs in `data_dir`: for a second program
/// beside the Lamplight that has it.
#[must_use]
pub fn running_url(data_dir: &Path) -> Option<String> {
    let data = folders::data_in(data_dir);
    let found = PidFile::read(&data).filter(|found| found.status == Status::Ready)?;
    if !process::serves(found.pid, &data) {
        return None;
    }
    let socket = (found.socket_dir, found.port);
    Some(Server::new(found.pid, None, &data, socket).url_for(APPLICATION, DATABASE))
}

/// What the private PostgreSQL is started with.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The folder that holds everything Lamplight keeps; it is made if it is not there.
    pub data_dir: PathBuf,
    /// The folder with `initdb` and `postgres`, where they should not be looked for.
    pub pg_bin: Option<PathBuf>,
    /// Trade safety against a power cut for speed.
    pub for_tests: bool,
    /// Further settings of PostgreSQL, as name and value. A server that was still running keeps
    /// those that it was started with.
    pub extra: Vec<(String, String)>,
}

/// A running private PostgreSQL. Dropping it stops the server.
#[derive(Debug)]
pub struct Embedded {
    cluster: Arc<Cluster>,
    server: Arc<Mutex<Server>>,
    watcher: Option<Watcher>,
    finished: bool,
    _lock: Lock,
}

impl Embedded {
    /// Starts the server in the data directory, or adopts the one that still runs there, and
    /// sees to it that the database exists.
    ///
    /// # Errors
    /// In words: what stands in the way, and what to do about it.
    pub fn start(settings: &Settings) -> Result<Self, Error> {
        let base = folders::prepare_base(&settings.data_dir)?;
        let lock = Lock::take(&base)?;
        let cluster = Cluster::open(&base, settings)?;
        let server = cluster.bring_up()?;
        let embedded = Self {
            cluster: Arc::new(cluster),
            server: Arc::new(Mutex::new(server)),
            watcher: None,
            finished: false,
            _lock: lock,
        };
        roles::prepare(&embedded.server(), DATABASE)?;
        Ok(embedded)
    }

    /// The address of Lamplight's database, under the name of the application, which owns it and
    /// nothing else.
    #[must_use]
    pub fn url(&self) -> String {
        self.server().url_for(APPLICATION, DATABASE)
    }

    /// The address of any database of the server, under the name of its owner.
    #[must_use]
    pub fn owners_url_for(&self, database: &str) -> String {
        self.server().url_for(OWNER, database)
    }

    /// The server's process id; another one after it had to be started again.
    #[must_use]
    pub fn pid(&self) -> u32 {
        self.server().pid()
    }

    /// From now on starts the server again whenever it dies.
    ///
    /// # Errors
    /// If the system has no thread to give.
    pub fn watch(&mut self) -> Result<(), Error> {
        if self.watcher.is_none() {
            self.watcher = Some(Watcher::start(&self.cluster, &self.server)?);
        }
        Ok(())
    }

    /// Stops the server; whoever is still connected is cut off, and what they had not committed
    /// is undone.
    ///
    /// # Errors
    /// If the server cannot be told to stop.
    pub fn stop(self) -> Result<(), Error> {
        self.stop_within(STOP_PATIENCE)
    }

    /// The same for somebody who has to leave soon. A server that has more to write than that
    /// finishes by itself, and the next Lamplight waits for it.
    ///
    /// # Errors
    /// If the server cannot be told to stop.
    pub fn stop_within(mut self, patience: Duration) -> Result<(), Error> {
        self.finish(patience)
    }

    /// Lets go of the server without stopping it: the next Lamplight adopts it.
    pub fn leave_running(mut self) {
        self.stop_watching();
        self.finished = true;
    }

    fn finish(&mut self, patience: Duration) -> Result<(), Error> {
        if self.finished {
            return Ok(());
        }
        self.finished = true;
        self.stop_watching();
        self.server().stop(patience)?;
        self.cluster.folders.tidy();
        Ok(())
    }

    fn stop_watching(&mut self) {
        self.cluster.give_up();
        if let Some(watcher) = self.watcher.take() {
            watcher.join();
        }
    }

    fn server(&self) -> MutexGuard<'_, Server> {
        self.server.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Embedded {
    fn drop(&mut self) {
        if let Err(error) = self.finish(STOP_PATIENCE) {
            tracing::warn!(%error, "PostgreSQL could not be stopped");
        }
    }
}
