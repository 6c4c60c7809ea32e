//! Which files the private PostgreSQL has, who owns them, and where its socket is.

use std::fs::{self, DirBuilder, File, OpenOptions, Permissions};
use std::io::{self, ErrorKind};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, PermissionsExt, lchown};
use std::path::{Path, PathBuf};

use nix::unistd::Uid;
use sha2::{Digest, Sha256};

use super::error::Error;
use super::user::ServerUser;

/// The port is only part of the socket's name.
pub(super) const PORT: u16 = 5432;
/// The longest socket path that every system takes (macOS has room for 103 bytes and a NUL).
const LONGEST_SOCKET: usize = 103;
/// A log that has grown beyond this is put aside at the next start.
const LONGEST_LOG: u64 = 10 * 1024 * 1024;

#[derive(Debug)]
pub(super) struct Folders {
    /// The cluster itself.
    pub(super) data: PathBuf,
    /// Where `initdb` works, so that a killed one leaves no half cluster behind.
    pub(super) fresh: PathBuf,
    /// Where the socket is.
    pub(super) run: PathBuf,
    /// The server's log. It lies in our own folder: as root we must not write to a file in a
    /// folder that another user could have filled with links.
    pub(super) log: PathBuf,
}

/// Makes the data directory and gives its real path.
pub(super) fn prepare_base(data_dir: &Path) -> Result<PathBuf, Error> {
    // As root another user's server has to pass through it.
    let mode = if Uid::effective().is_root() { 0o711 } else { 0o700 };
    DirBuilder::new()
        .recursive(true)
        .mode(mode)
        .create(data_dir)
        .map_err(Error::file("make the folder", data_dir))?;
    let base = data_dir.canonicalize().map_err(Error::file("find the folder", data_dir))?;
    match base.to_str() {
        Some(text) if !text.contains(char::is_control) => Ok(base),
        _ => Err(Error::BadPath(base)),
    }
}

/// The cluster's folder below the data directory.
pub(super) fn data_in(base: &Path) -> PathBuf {
    base.join("postgres/data")
}

impl Folders {
    /// Makes what is missing, and refuses what others could tamper with.
    pub(super) fn open(base: &Path, user: &ServerUser) -> Result<Self, Error> {
        let_pass(base, user)?;
        let home = base.join("postgres");
        private(&home, user)?;
        Ok(Self {
            data: data_in(base),
            fresh: home.join("data.new"),
            run: socket_dir(&home, user.uid),
            log: base.join("postgres.log"),
        })
    }

    /// The major version that made the data; nothing if there is no data yet.
    pub(super) fn major(&self) -> Option<u32> {
        let text = fs::read_to_string(self.data.join("PG_VERSION")).ok()?;
        text.trim().split('.').next()?.parse().ok()
    }

    /// Leaves nothing of a stopped server in `/tmp`.
    pub(super) fn tidy(&self) {
        // It stays where something is in it, and the next start says what is wrong with it.
        let _ = fs::remove_dir(&self.run);
    }

    pub(super) fn open_log(&self) -> Result<File, Error> {
        if fs::metadata(&self.log).is_ok_and(|meta| meta.len() > LONGEST_LOG) {
            let aside = self.log.with_extension("log.1");
            fs::rename(&self.log, aside).map_err(Error::file("put aside", &self.log))?;
        }
        OpenOptions::new()
            .append(true)
            .create(true)
            .mode(0o600)
            .open(&self.log)
            .map_err(Error::file("open", &self.log))
    }
}

pub(super) fn socket_in(folder: &Path, port: u16) -> PathBuf {
    folder.join(format!(".s.PGSQL.{port}"))
}

/// Beside the data. In a short folder where that path would be too long for a socket, or where
/// libpq would take it for a list of hosts.
fn socket_dir(home: &Path, uid: u32) -> PathBuf {
    let beside = home.join("run");
    let length = socket_in(&beside, PORT).as_os_str().len();
    if length <= LONGEST_SOCKET && !beside.to_string_lossy().contains(',') {
        return beside;
    }
    let digest = Sha256::digest(home.as_os_str().as_encoded_bytes());
    let name: String = digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    PathBuf::from(format!("/tmp/lamplight-{uid}-{name}"))
}

/// A folder that is closed to the server's user is opened for passing if it is our own and new.
fn let_pass(base: &Path, user: &ServerUser) -> Result<(), Error> {
    let Some(folder) = user.barred_at(base) else {
        return Ok(());
    };
    if user.becomes && folder == base && is_new(base) {
        fs::set_permissions(base, Permissions::from_mode(0o711))
            .map_err(Error::file("open for PostgreSQL", base))?;
        return Ok(());
    }
    Err(Error::Closed { folder, user: user.name.clone() })
}

/// Nothing is in it but the lock that was just taken.
fn is_new(base: &Path) -> bool {
    fs::read_dir(base)
        .is_ok_and(|entries| entries.flatten().all(|entry| entry.file_name() == "lamplight.lock"))
}

/// Sees to it that the folder is there and that it is the server's alone.
pub(super) fn private(folder: &Path, user: &ServerUser) -> Result<(), Error> {
    make_private(folder, user).map_err(Error::file("make the folder", folder))?;
    let meta = fs::symlink_metadata(folder).map_err(Error::file("look at", folder))?;
    if meta.is_dir() && meta.uid() == user.uid && meta.mode() & 0o077 == 0 {
        return Ok(());
    }
    Err(Error::Foreign(folder.to_owned()))
}

fn make_private(folder: &Path, user: &ServerUser) -> io::Result<()> {
    match DirBuilder::new().mode(0o700).create(folder) {
        Ok(()) if user.becomes => lchown(folder, Some(user.uid), Some(user.gid)),
        Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(error),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn me() -> ServerUser {
        let uid = Uid::effective().as_raw();
        let gid = nix::unistd::Gid::effective().as_raw();
        ServerUser { name: "me".into(), uid, gid, becomes: false }
    }

    #[test]
    fn a_path_too_long_for_a_socket_gets_a_short_folder_of_its_own() {
        let short = Path::new("/srv/lamplight/postgres");
        assert_eq!(socket_dir(short, 7), short.join("run"));
        assert!(socket_dir(Path::new("/srv/a,b"), 7).starts_with("/tmp"));
        let [one, other] = ["a", "b"].map(|end| PathBuf::from(format!("/{}{end}", "x".repeat(90))));
        assert!(socket_in(&socket_dir(&one, 7), PORT).as_os_str().len() <= LONGEST_SOCKET);
        assert_eq!(socket_dir(&one, 7), socket_dir(&one, 7));
        assert_ne!(socket_dir(&one, 7), socket_dir(&other, 7));
        assert_ne!(socket_dir(&one, 7), socket_dir(&one, 8));
    }

    #[test]
    fn a_folder_that_others_can_reach_is_refused() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("run");
        private(&folder, &me()).unwrap();
        private(&folder, &me()).unwrap();
        fs::set_permissions(&folder, Permissions::from_mode(0o755)).unwrap();
        assert!(matches!(private(&folder, &me()), Err(Error::Foreign(_))));
    }

    #[test]
    fn a_link_or_a_folder_of_somebody_else_is_refused() {
        let root = tempfile::tempdir().unwrap();
        let link = root.path().join("link");
        std::os::unix::fs::symlink(root.path(), &link).unwrap();
        assert!(matches!(private(&link, &me()), Err(Error::Foreign(_))));
        let somebody = ServerUser { uid: me().uid + 1, ..me() };
        assert!(matches!(private(root.path(), &somebody), Err(Error::Foreign(_))));
    }

    #[test]
    fn a_log_that_grew_too_long_is_put_aside() {
        let root = tempfile::tempdir().unwrap();
        let path = |name: &str| root.path().join(name);
        let [data, fresh, run, log] = ["data", "fresh", "run", "postgres.log"].map(path);
        let folders = Folders { data, fresh, run, log };
        folders.open_log().unwrap().set_len(LONGEST_LOG + 1).unwrap();
        assert_eq!(folders.open_log().unwrap().metadata().unwrap().len(), 0);
        assert!(root.path().join("postgres.log.1").exists());
    }
}
