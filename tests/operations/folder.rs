//! A data directory, and the PostgreSQL that a process keeps in it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Child;

use diesel::prelude::*;
use lamplight_core::db::Db;
use nix::errno::Errno;
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

use super::Lamplight;
use support::{at_the_end, until};

/// Ends the PostgreSQL in the folder and takes the folder away; more than once, for one that was
/// only just being set up.
const TIDY: &str = r#"
for _ in 1 2 3 4 5 6; do
    pid=$(head -n 1 "$1/postgres/data/postmaster.pid" 2>/dev/null) && kill -QUIT "$pid"
    rm -rf "$1"
    sleep 0.3
done
"#;

/// A data directory that is gone, with the PostgreSQL in it, when the value is dropped. Drop the
/// process that works with it first.
pub(super) struct Folder {
    path: PathBuf,
    _watchdog: Child,
}

impl Folder {
    /// An empty one.
    pub(super) fn new() -> Self {
        let folder = tempfile::Builder::new().prefix("lamplight-").tempdir();
        let path = folder.expect("a temporary folder").keep();
        let watchdog = at_the_end(TIDY, &[&path]);
        Self { path, _watchdog: watchdog }
    }

    /// Where it is.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// A connection of the story's own to the database in it.
    pub(super) fn db(&self) -> Db {
        Db::establish(&self.url()).unwrap_or_else(|error| panic!("{error}"))
    }

    /// The address of the database in it.
    pub(super) fn url(&self) -> String {
        let run = self.path.join("postgres/run");
        format!("postgresql://lamplight@/lamplight?host={}&port=5432", run.display())
    }

    /// The process id of the PostgreSQL in it.
    pub(super) fn postgres(&self) -> Option<u32> {
        let text = fs::read_to_string(self.path.join("postgres/data/postmaster.pid")).ok()?;
        text.lines().next()?.trim().parse().ok()
    }

    /// Kills PostgreSQL with all its processes, and waits until another one is there.
    pub(super) async fn kill_postgres(&self) {
        let pid = self.postgres().expect("a PostgreSQL that runs");
        let others = processes(&mut self.db());
        kill_9(pid);
        others.into_iter().for_each(kill_9);
        until("another PostgreSQL", || async {
            let new = self.postgres().filter(|new| *new != pid)?;
            Db::establish(&self.url()).ok().map(|_| new)
        })
        .await;
    }

    /// Kills PostgreSQL and the process that works with it, at the same time.
    pub(super) fn kill_both(&self, lamplight: &mut Lamplight) {
        let pid = self.postgres().expect("a PostgreSQL that runs");
        let others = processes(&mut self.db());
        lamplight.kill_9();
        kill_9(pid);
        others.into_iter().for_each(kill_9);
    }

    /// Kills one process that works for Lamplight; PostgreSQL then throws everybody out.
    pub(super) fn kill_a_backend(&self) {
        let mut db = self.db();
        let backends =
            listed(&mut db, "backend_type = 'client backend' and pid <> pg_backend_pid()");
        kill_9(*backends.first().expect("somebody is connected"));
    }
}

/// A PostgreSQL that stands still, and goes on when the value is dropped.
pub(super) struct Frozen(Vec<u32>);

impl Folder {
    /// Stops PostgreSQL with all its processes, as a machine does that hangs.
    pub(super) fn freeze(&self) -> Frozen {
        let main = self.postgres().expect("a PostgreSQL that runs");
        let mut frozen = Frozen(Vec::new());
        // It starts no others from then on.
        frozen.stop(main);
        children(main).into_iter().for_each(|child| frozen.stop(child));
        frozen
    }
}

impl Frozen {
    fn stop(&mut self, pid: u32) {
        self.0.push(pid);
        let _ = kill(Pid::from_raw(pid.cast_signed()), Signal::SIGSTOP);
    }
}

impl Drop for Frozen {
    fn drop(&mut self) {
        for pid in &self.0 {
            let _ = kill(Pid::from_raw(pid.cast_signed()), Signal::SIGCONT);
        }
    }
}

fn children(parent: u32) -> Vec<u32> {
    let parent = format!("PPid:\t{parent}\n");
    let all = fs::read_dir("/proc").expect("the processes").flatten();
    all.filter_map(|entry| {
        let pid = entry.file_name().to_str()?.parse().ok()?;
        let status = fs::read_to_string(entry.path().join("status")).ok()?;
        status.contains(&parent).then_some(pid)
    })
    .collect()
}

#[derive(QueryableByName)]
struct Process {
    #[diesel(sql_type = diesel::sql_types::Integer)]
    pid: i32,
}

fn processes(db: &mut Db) -> Vec<u32> {
    listed(db, "true")
}

fn listed(db: &mut Db, condition: &str) -> Vec<u32> {
    let query = format!("select pid from pg_stat_activity where {condition}");
    let rows: Vec<Process> = diesel::sql_query(query).load(db).expect("PostgreSQL's processes");
    rows.into_iter().map(|row| row.pid.cast_unsigned()).collect()
}

/// Some of them have gone with their parent by the time it is their turn.
fn kill_9(pid: u32) {
    let killed = kill(Pid::from_raw(pid.cast_signed()), Signal::SIGKILL);
    assert!(matches!(killed, Ok(()) | Err(Errno::ESRCH)), "{killed:?}");
}
