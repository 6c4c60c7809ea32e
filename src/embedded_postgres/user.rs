//! As whom the server runs. PostgreSQL refuses to run as root.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use nix::unistd::{Gid, Uid, User};

use super::error::Error;

/// What of our environment PostgreSQL gets to see: no secrets, and no `PG…` that would change it.
const PASSED_ON: [&str; 4] = ["PATH", "TZ", "LD_LIBRARY_PATH", "LOCALE_ARCHIVE"];

/// The user that owns the data and runs the server.
#[derive(Clone, Debug)]
pub(super) struct ServerUser {
    pub(super) name: String,
    pub(super) uid: u32,
    pub(super) gid: u32,
    /// Whether we are root and have to become this user.
    pub(super) becomes: bool,
}

impl ServerUser {
    /// Ourselves; for root whoever owns the data, and for new data `postgres`, else `nobody`.
    pub(super) fn choose(data: &Path) -> Result<Self, Error> {
        let me = Uid::effective();
        if !me.is_root() {
            return Ok(Self {
                name: me.to_string(),
                uid: me.as_raw(),
                gid: Gid::effective().as_raw(),
                becomes: false,
            });
        }
        if let Ok(meta) = fs::metadata(data)
            && meta.uid() != 0
        {
            return Ok(Self::other(owner_name(meta.uid()), meta.uid(), meta.gid()));
        }
        ["postgres", "nobody"]
            .into_iter()
            .find_map(|name| User::from_name(name).ok().flatten())
            .map(|user| Self::other(user.name, user.uid.as_raw(), user.gid.as_raw()))
            .ok_or(Error::NoUser)
    }

    fn other(name: String, uid: u32, gid: u32) -> Self {
        Self { name, uid, gid, becomes: true }
    }

    /// A command that runs as this user, in a process group of its own so that Ctrl-C in our
    /// terminal does not reach it.
    pub(super) fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        command.env_clear().current_dir("/").process_group(0).stdin(Stdio::null());
        command.env("LC_ALL", "C");
        command.envs(PASSED_ON.iter().filter_map(|key| Some((key, std::env::var_os(key)?))));
        if self.becomes {
            command.uid(self.uid).gid(self.gid);
        }
        command
    }

    /// The first folder on the way to `folder` that this user may not pass.
    pub(super) fn barred_at(&self, folder: &Path) -> Option<PathBuf> {
        let mut way: Vec<&Path> = folder.ancestors().collect();
        way.reverse();
        way.into_iter()
            .find(|step| fs::metadata(step).is_ok_and(|meta| !self.may_pass(&meta)))
            .map(Path::to_path_buf)
    }

    fn may_pass(&self, meta: &fs::Metadata) -> bool {
        let bit = if meta.uid() == self.uid {
            0o100
        } else if meta.gid() == self.gid {
            0o010
        } else {
            0o001
        };
        meta.mode() & bit != 0
    }
}

fn owner_name(uid: u32) -> String {
    User::from_uid(Uid::from_raw(uid))
        .ok()
        .flatten()
        .map_or_else(|| uid.to_string(), |user| user.name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn a_closed_folder_on_the_way_is_named() {
        let outer = tempfile::tempdir().unwrap();
        let inner = outer.path().join("inner");
        fs::create_dir(&inner).unwrap();
        fs::set_permissions(outer.path(), fs::Permissions::from_mode(0o700)).unwrap();
        let nobody = ServerUser { name: "n".into(), uid: 65_533, gid: 65_533, becomes: true };
        assert_eq!(nobody.barred_at(&inner).as_deref(), Some(outer.path()));
        fs::set_permissions(outer.path(), fs::Permissions::from_mode(0o711)).unwrap();
        fs::set_permissions(&inner, fs::Permissions::from_mode(0o755)).unwrap();
        assert_eq!(nobody.barred_at(&inner), None);
    }

    #[test]
    fn root_never_runs_the_server_itself() {
        let user = ServerUser::choose(Path::new("/nowhere")).unwrap();
        assert_ne!(user.uid, 0);
        assert_eq!(user.becomes, Uid::effective().is_root());
    }
}
