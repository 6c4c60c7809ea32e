//! Getting to a server that answers: the one that still runs, or a new one.

use std::fs;
use std::path::Path;
use std::process::{Child, ExitStatus};
use std::thread;
use std::time::{Duration, Instant};

use nix::errno::Errno;
use nix::sys::signal::kill;
use nix::unistd::Pid;

use super::cluster::Cluster;
use super::error::Error;
use super::folders::{PORT, private, socket_in};
use super::pid_file::{self, PidFile, Status};
use super::process;
use super::server::{GLANCE, Server, interrupt};

/// After a crash the server first redoes what its disk had not seen yet, and that can take long.
const START_PATIENCE: Duration = Duration::from_secs(300);

/// What PostgreSQL says while processes of a server that was killed have not all gone yet.
const ORPHANS: &str = "pre-existing shared memory block";
/// They notice within a moment that their server is dead.
const ORPHANS_PATIENCE: Duration = Duration::from_secs(30);

impl Cluster {
    /// Adopts the server that runs on the data, or starts one.
    pub(super) fn bring_up(&self) -> Result<Server, Error> {
        match self.adopt()? {
            Some(server) => Ok(server),
            None => self.launch(),
        }
    }

    /// The server that a killed Lamplight left behind, once it has made up its mind.
    fn adopt(&self) -> Result<Option<Server>, Error> {
        let data = &self.folders.data;
        let deadline = Instant::now() + START_PATIENCE;
        loop {
            let Some(found) = PidFile::read(data).filter(|it| process::serves(it.pid, data)) else {
                return Ok(None);
            };
            if found.status == Status::Ready {
                if socket_in(&found.socket_dir, found.port).exists() {
                    return self.adopted(found).map(Some);
                }
                // Somebody has tidied its socket away; nobody can reach it any more.
                interrupt(found.pid)?;
            }
            self.pause(deadline)?;
        }
    }

    fn adopted(&self, found: PidFile) -> Result<Server, Error> {
        private(&found.socket_dir, &self.user)?;
        tracing::info!(pid = found.pid, "PostgreSQL was still running");
        let socket = (found.socket_dir, found.port);
        Ok(Server::new(found.pid, None, &self.folders.data, socket))
    }

    fn launch(&self) -> Result<Server, Error> {
        let deadline = Instant::now() + ORPHANS_PATIENCE;
        loop {
            match self.launch_once() {
                Err(Error::DidNotStart { last_words, .. })
                    if last_words.contains(ORPHANS) && Instant::now() < deadline =>
                {
                    tracing::debug!("a dead PostgreSQL still has processes; trying again");
                    self.pause(deadline)?;
                }
                done => return done,
            }
        }
    }

    fn launch_once(&self) -> Result<Server, Error> {
        private(&self.folders.run, &self.user)?;
        self.remove_if_stale(&pid_file::path(&self.folders.data));
        let socket = socket_in(&self.folders.run, PORT);
        self.remove_if_stale(&socket.with_extension(format!("{PORT}.lock")));
        let log = self.folders.open_log()?;
        let log_start = log.metadata().map_or(0, |meta| meta.len());
        let second = log.try_clone().map_err(Error::system("open the log twice"))?;
        let child = self
            .server_command()
            .stdout(log)
            .stderr(second)
            .spawn()
            .map_err(Error::system("start PostgreSQL"))?;
        self.started(child, log_start)
    }

    /// Waits until the server takes queries.
    fn started(&self, mut child: Child, log_start: u64) -> Result<Server, Error> {
        let begun = Instant::now();
        loop {
            if let Ok(Some(status)) = child.try_wait() {
                return Err(self.did_not_start(status, log_start));
            }
            let ready = PidFile::read(&self.folders.data)
                .filter(|found| found.pid == child.id() && found.status == Status::Ready);
            if let Some(found) = ready {
                let milliseconds = begun.elapsed().as_millis();
                tracing::info!(pid = found.pid, milliseconds, "PostgreSQL has started");
                let socket = (found.socket_dir, found.port);
                return Ok(Server::new(found.pid, Some(child), &self.folders.data, socket));
            }
            if let Err(error) = self.pause(begun + START_PATIENCE) {
                if matches!(error, Error::GivenUp) {
                    interrupt(child.id())?;
                }
                return Err(error);
            }
        }
    }

    fn pause(&self, deadline: Instant) -> Result<(), Error> {
        if self.given_up() {
            return Err(Error::GivenUp);
        }
        if Instant::now() > deadline {
            return Err(Error::TooSlow { log: self.folders.log.clone() });
        }
        thread::sleep(GLANCE);
        Ok(())
    }

    /// PostgreSQL knows a process id that is gone for stale, but not one that a zombie or a
    /// stranger has: it would refuse to start for as long as that one stays.
    fn remove_if_stale(&self, file: &Path) {
        let Some(pid) = first_line(file).and_then(|line| line.trim().parse::<u32>().ok()) else {
            return;
        };
        if exists(pid) && !process::serves(pid, &self.folders.data) {
            tracing::warn!(pid, file = %file.display(), "removing what a dead PostgreSQL left");
            if let Err(error) = fs::remove_file(file) {
                tracing::warn!(%error, file = %file.display(), "it could not be removed");
            }
        }
    }

    fn did_not_start(&self, status: ExitStatus, log_start: u64) -> Error {
        let log = self.folders.log.clone();
        let bytes = fs::read(&log).unwrap_or_default();
        let since = usize::try_from(log_start).unwrap_or_default().min(bytes.len());
        let text = String::from_utf8_lossy(&bytes[since..]).into_owned();
        Error::DidNotStart { log, last_words: last_words(&text, status) }
    }
}

fn first_line(file: &Path) -> Option<String> {
    fs::read_to_string(file).ok()?.lines().next().map(str::to_owned)
}

fn exists(pid: u32) -> bool {
    i32::try_from(pid).is_ok_and(|pid| kill(Pid::from_raw(pid), None) != Err(Errno::ESRCH))
}

/// The lines that tell why; without any, how the process ended.
fn last_words(text: &str, status: ExitStatus) -> String {
    let telling = |line: &&str| ["FATAL", "PANIC", "HINT"].iter().any(|word| line.contains(word));
    let lines: Vec<&str> = text.lines().filter(telling).collect();
    match lines.split_last_chunk::<3>() {
        Some((_, last)) => last.join(" "),
        None if lines.is_empty() => format!("nothing ({status})."),
        None => lines.join(" "),
    }
}
