//! What can stand in the way of the private PostgreSQL, in words for the person who starts it.

use super::version::OLDEST;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// Why the private PostgreSQL does not run.
#[derive(Debug)]
pub enum Error {
    /// No PostgreSQL that would do is installed.
    NotInstalled {
        /// The major version that the data asks for, if there is data.
        wanted: Option<u32>,
        /// The versions that are installed but will not do.
        found: Vec<u32>,
    },
    /// The folder that was named holds no PostgreSQL.
    NotInFolder(PathBuf),
    /// The PostgreSQL in the folder that was named is of the wrong version.
    WrongMajor {
        /// The folder that was named.
        folder: PathBuf,
        /// Its version.
        has: u32,
        /// The version that the data asks for; without data, the oldest that will do.
        wanted: u32,
    },
    /// Another Lamplight works with this data directory.
    InUse {
        /// The data directory.
        data_dir: PathBuf,
        /// Who has it, as they signed the lock.
        owner: Option<String>,
    },
    /// The user that the server has to run as cannot get into the data directory.
    Closed {
        /// The first folder on the way that is closed.
        folder: PathBuf,
        /// The name of the user.
        user: String,
    },
    /// A folder belongs to somebody else, or others may write to it.
    Foreign(PathBuf),
    /// Started as root, on a system without a user to run the server as.
    NoUser,
    /// The path of the data directory cannot be told to PostgreSQL.
    BadPath(PathBuf),
    /// A file or folder could not be read or written.
    File {
        /// What was attempted.
        what: &'static str,
        /// With which file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// A process or thread could not be started or signalled.
    System {
        /// What was attempted.
        what: &'static str,
        /// What the system says.
        source: io::Error,
    },
    /// `initdb` failed.
    InitFailed(String),
    /// The server ended instead of starting.
    DidNotStart {
        /// Its log.
        log: PathBuf,
        /// What it said last.
        last_words: String,
    },
    /// The server takes too long to start; it goes on trying by itself.
    TooSlow {
        /// Its log.
        log: PathBuf,
    },
    /// Lamplight was told to stop while the server was starting.
    GivenUp,
    /// The server runs, but the database could not be made.
    Database(String),
}

impl Error {
    pub(super) fn file(
        what: &'static str,
        path: impl AsRef<Path>,
    ) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::File { what, path: path.as_ref().to_owned(), source }
    }

    pub(super) fn system(what: &'static str) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::System { what, source }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::File { source, .. } | Self::System { source, .. } => Some(source),
            _ => None,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotInstalled { wanted, found } => not_installed(f, *wanted, found),
            Self::NotInFolder(folder) => write!(
                f,
                "LAMPLIGHT_PG_BIN is {}, but there is no initdb and postgres in it.",
                folder.display()
            ),
            Self::WrongMajor { folder, has, wanted } => write!(
                f,
                "LAMPLIGHT_PG_BIN is {}, which holds PostgreSQL {has}; version {wanted} is needed.",
                folder.display()
            ),
            Self::InUse { data_dir, owner } => in_use(f, data_dir, owner.as_deref()),
            Self::Closed { folder, user } => closed(f, folder, user),
            Self::Foreign(folder) => write!(
                f,
                "{} belongs to another user or is open to others. Start Lamplight as the user \
                 who started it before, or choose another folder with LAMPLIGHT_DATA_DIR.",
                folder.display()
            ),
            Self::NoUser => f.write_str(NO_USER),
            Self::BadPath(path) => write!(
                f,
                "The data directory {} has characters in its path that PostgreSQL cannot take.",
                path.display()
            ),
            Self::File { what, path, source } => {
                write!(f, "Could not {what} {}: {source}.", path.display())
            }
            Self::System { what, source } => write!(f, "Could not {what}: {source}."),
            Self::InitFailed(said) => {
                write!(f, "PostgreSQL could not set up its files. It said: {said}")
            }
            Self::DidNotStart { log, last_words } => {
                write!(f, "PostgreSQL did not start. It said: {last_words} {}", see(log))
            }
            Self::TooSlow { log } => write!(f, "{TOO_SLOW} {}", see(log)),
            Self::GivenUp => f.write_str("Lamplight was stopped while PostgreSQL was starting."),
            Self::Database(said) => {
                write!(f, "PostgreSQL runs, but the database could not be made: {said}")
            }
        }
    }
}

const NO_USER: &str = "PostgreSQL does not run as root, and there is neither a user postgres nor \
                       a user nobody to run it as. Start Lamplight as an ordinary user.";
const TOO_SLOW: &str = "PostgreSQL is still starting, which happens after a crash with much \
                        unsaved work. Wait, then start Lamplight again.";

fn see(log: &Path) -> String {
    format!("Its log is {}.", log.display())
}

fn closed(f: &mut fmt::Formatter<'_>, folder: &Path, user: &str) -> fmt::Result {
    write!(
        f,
        "PostgreSQL runs as the user {user}, who may not enter {}. Choose another folder with \
         LAMPLIGHT_DATA_DIR, for example /var/lib/lamplight.",
        folder.display()
    )
}

fn not_installed(f: &mut fmt::Formatter<'_>, wanted: Option<u32>, found: &[u32]) -> fmt::Result {
    match wanted {
        Some(major) => write!(f, "The data was made by PostgreSQL {major}, which is not here")?,
        None => write!(f, "There is no PostgreSQL {OLDEST} or newer here")?,
    }
    if !found.is_empty() {
        let found: Vec<String> = found.iter().map(ToString::to_string).collect();
        write!(f, " (found: {})", found.join(", "))?;
    }
    let debian =
        wanted.map_or_else(|| "postgresql".to_owned(), |major| format!("postgresql-{major}"));
    let brew = wanted.unwrap_or(17);
    write!(
        f,
        ". Install it:\n\
         \x20 Debian, Ubuntu   sudo apt-get install {debian}\n\
         \x20 Fedora           sudo dnf install postgresql-server\n\
         \x20 Homebrew         brew install postgresql@{brew}\n\
         If it is in an unusual place, name its bin folder in LAMPLIGHT_PG_BIN. To use a database \
         server of your own, set DATABASE_URL."
    )
}

fn in_use(f: &mut fmt::Formatter<'_>, data_dir: &Path, owner: Option<&str>) -> fmt::Result {
    let owner = owner.unwrap_or("another process");
    write!(
        f,
        "Another Lamplight works with {}: {owner}. Stop that one first, choose another folder \
         with LAMPLIGHT_DATA_DIR, or set DATABASE_URL so that both can share a server.",
        data_dir.display()
    )
}
