//! A server that runs: where it is reached, whether it lives, and how it stops.

use std::path::{Path, PathBuf};
use std::process::Child;
use std::thread;
use std::time::{Duration, Instant};

use nix::errno::Errno;
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::error::Error;
use super::process;

/// How often a server that is coming or going is looked at.
pub(super) const GLANCE: Duration = Duration::from_millis(10);

#[derive(Debug)]
pub(super) struct Server {
    pid: u32,
    /// Nothing for a server that was adopted.
    child: Option<Child>,
    data: PathBuf,
    socket_dir: PathBuf,
    port: u16,
}

impl Server {
    pub(super) fn new(pid: u32, child: Option<Child>, data: &Path, socket: (PathBuf, u16)) -> Self {
        Self { pid, child, data: data.to_owned(), socket_dir: socket.0, port: socket.1 }
    }

    pub(super) fn pid(&self) -> u32 {
        self.pid
    }

    pub(super) fn url_for(&self, role: &str, database: &str) -> String {
        let encoded = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
        format!(
            "postgresql://{role}@/{}?host={}&port={}",
            encoded(database),
            encoded(&self.socket_dir.to_string_lossy()),
            self.port
        )
    }

    /// Our own child has to be asked for, or it would stay a zombie.
    pub(super) fn alive(&mut self) -> bool {
        match &mut self.child {
            Some(child) => matches!(child.try_wait(), Ok(None)),
            None => process::serves(self.pid, &self.data),
        }
    }

    /// Waits no longer than `patience`: a server that was told to stop goes on writing by itself,
    /// so there is no harm in leaving before it is done.
    pub(super) fn stop(&mut self, patience: Duration) -> Result<(), Error> {
        if !self.alive() {
            return Ok(());
        }
        interrupt(self.pid)?;
        let deadline = Instant::now() + patience;
        while self.alive() {
            if Instant::now() > deadline {
                tracing::warn!(pid = self.pid, "PostgreSQL is still writing; leaving it to it");
                return Ok(());
            }
            thread::sleep(GLANCE);
        }
        tracing::info!(pid = self.pid, "PostgreSQL has stopped");
        Ok(())
    }
}

/// Asks a server to cut its clients off, save everything and end.
pub(super) fn interrupt(pid: u32) -> Result<(), Error> {
    let target = Pid::from_raw(i32::try_from(pid).unwrap_or(i32::MAX));
    match kill(target, Signal::SIGINT) {
        Ok(()) | Err(Errno::ESRCH) => Ok(()),
        Err(errno) => Err(Error::system("stop PostgreSQL")(errno.into())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_survives_any_folder_name() {
        let socket = (PathBuf::from("/srv/a b%/x"), 5432);
        let server = Server::new(1, None, Path::new("/srv/data"), socket);
        assert_eq!(
            server.url_for("lamplight", "lamplight"),
            "postgresql://lamplight@/lamplight?host=%2Fsrv%2Fa%20b%25%2Fx&port=5432"
        );
    }
}
