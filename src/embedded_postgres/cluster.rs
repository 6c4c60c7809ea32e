//! Everything about the private PostgreSQL that stays the same while servers come and go.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};

use super::Settings;
use super::access::Access;
use super::error::Error;
use super::find;
use super::folders::{self, Folders, PORT};
use super::roles::OWNER;
use super::user::ServerUser;

#[derive(Debug)]
pub(super) struct Cluster {
    pub(super) folders: Folders,
    pub(super) user: ServerUser,
    bin: PathBuf,
    options: Vec<(String, String)>,
    for_tests: bool,
    given_up: AtomicBool,
}

impl Cluster {
    /// Finds the programs and the folders, and makes the cluster if there is none yet.
    pub(super) fn open(base: &Path, settings: &Settings) -> Result<Self, Error> {
        let user = ServerUser::choose(&folders::data_in(base))?;
        let folders = Folders::open(base, &user)?;
        let data_major = folders.major();
        let bin = find::bin_dir(settings.pg_bin.as_deref(), data_major)?;
        let access = Access::write(base, &user)?;
        let options = options(settings, &folders.run, &access);
        let for_tests = settings.for_tests;
        let given_up = AtomicBool::new(false);
        let cluster = Self { folders, user, bin, options, for_tests, given_up };
        if data_major.is_none() {
            cluster.init()?;
        }
        Ok(cluster)
    }

    /// Ends all waiting for a server to start.
    pub(super) fn give_up(&self) {
        self.given_up.store(true, Ordering::Relaxed);
    }

    pub(super) fn given_up(&self) -> bool {
        self.given_up.load(Ordering::Relaxed)
    }

    /// The command that becomes the server.
    pub(super) fn server_command(&self) -> Command {
        let mut command = self.user.command(self.bin.join("postgres"));
        command.arg("-D").arg(&self.folders.data);
        for (name, value) in &self.options {
            command.arg("-c").arg(format!("{name}={value}"));
        }
        command
    }

    /// `initdb` in a folder of its own, which takes its right name only when it is whole.
    fn init(&self) -> Result<(), Error> {
        let Folders { data, fresh, .. } = &self.folders;
        if fresh.exists() {
            fs::remove_dir_all(fresh).map_err(Error::file("remove", fresh))?;
        }
        tracing::info!(folder = %data.display(), "setting up a new PostgreSQL");
        let output = self.init_command().output().map_err(Error::system("run initdb"))?;
        if !output.status.success() {
            let said = String::from_utf8_lossy(&output.stderr).trim().to_owned();
            return Err(Error::InitFailed(said));
        }
        fs::rename(fresh, data).map_err(Error::file("rename", fresh))?;
        // If a power cut undid the renaming, the next start would take the cluster for a half one.
        let home = data.parent().unwrap_or(data);
        File::open(home).and_then(|dir| dir.sync_all()).map_err(Error::file("save", home))
    }

    fn init_command(&self) -> Command {
        let mut command = self.user.command(self.bin.join("initdb"));
        command.arg("-D").arg(&self.folders.fresh).args(["-U", OWNER, "-E", "UTF8"]);
        command.args(["--auth-local=peer", "--auth-host=reject"]).args(locale());
        if self.for_tests {
            command.arg("--no-sync");
        }
        command
    }
}

/// Sorts by code point everywhere, so that no system update can upset an index.
fn locale() -> &'static [&'static str] {
    if cfg!(target_os = "macos") {
        &["--locale=C", "--lc-ctype=en_US.UTF-8"]
    } else {
        &["--locale=C.UTF-8"]
    }
}

fn options(settings: &Settings, run: &Path, access: &Access) -> Vec<(String, String)> {
    let run = format!("\"{}\"", run.display().to_string().replace('"', "\"\""));
    let port = PORT.to_string();
    let [hba, ident] = [&access.hba, &access.ident].map(|file| file.display().to_string());
    let always = [
        ("listen_addresses", ""),
        ("unix_socket_directories", &run),
        ("unix_socket_permissions", "0700"),
        ("hba_file", &hba),
        ("ident_file", &ident),
        ("port", &port),
        ("logging_collector", "off"),
        ("log_checkpoints", "off"),
    ];
    let tests = [("fsync", "off"), ("synchronous_commit", "off"), ("full_page_writes", "off")];
    let tests = tests.into_iter().filter(|_| settings.for_tests);
    let named = always.into_iter().chain(tests);
    named
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .chain(settings.extra.iter().cloned())
        .collect()
}
