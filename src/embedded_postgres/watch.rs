//! Starting the server again when it dies.

use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use super::cluster::Cluster;
use super::error::Error;
use super::server::Server;

/// How often the server is looked at: well under a second, and next to no work.
const INTERVAL: Duration = Duration::from_millis(200);
/// The pause after an attempt that failed; it doubles up to the longest.
const FIRST_PAUSE: Duration = Duration::from_millis(50);
const LONGEST_PAUSE: Duration = Duration::from_secs(5);

#[derive(Debug)]
pub(super) struct Watcher {
    thread: JoinHandle<()>,
}

impl Watcher {
    pub(super) fn start(
        cluster: &Arc<Cluster>,
        server: &Arc<Mutex<Server>>,
    ) -> Result<Self, Error> {
        let (cluster, server) = (Arc::clone(cluster), Arc::clone(server));
        let thread = thread::Builder::new()
            .name("postgres-watch".into())
            .spawn(move || watch(&cluster, &server))
            .map_err(Error::system("start the thread that watches PostgreSQL"))?;
        Ok(Self { thread })
    }

    /// Waits for the end of the thread, which comes after `Cluster::give_up`.
    pub(super) fn join(self) {
        self.thread.thread().unpark();
        if self.thread.join().is_err() {
            tracing::error!("the thread that watched PostgreSQL had crashed");
        }
    }
}

fn watch(cluster: &Cluster, server: &Mutex<Server>) {
    while !cluster.given_up() {
        if server.lock().unwrap_or_else(PoisonError::into_inner).alive() {
            thread::park_timeout(INTERVAL);
        } else {
            tracing::error!("PostgreSQL has died; starting it again");
            restart(cluster, server);
        }
    }
}

fn restart(cluster: &Cluster, server: &Mutex<Server>) {
    let mut pause = FIRST_PAUSE;
    while !cluster.given_up() {
        match cluster.bring_up() {
            Ok(new) => {
                *server.lock().unwrap_or_else(PoisonError::into_inner) = new;
                return;
            }
            // Right after a crash the last of its processes may still hold the data.
            Err(error) => tracing::warn!(%error, "PostgreSQL did not come back; trying again"),
        }
        thread::park_timeout(pause);
        pause = (pause * 2).min(LONGEST_PAUSE);
    }
}
