//! One Lamplight per data directory.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::process;

use super::error::Error;

/// Held as long as the value lives; the system lets go of it even after `kill -9`.
#[derive(Debug)]
pub(super) struct Lock {
    _file: File,
}

impl Lock {
    pub(super) fn take(data_dir: &Path) -> Result<Self, Error> {
        let path = data_dir.join("lamplight.lock");
        let mut file = open(&path).map_err(Error::file("open", &path))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(Error::InUse {
                    data_dir: data_dir.to_owned(),
                    owner: owner(&mut file),
                });
            }
            Err(TryLockError::Error(source)) => {
                return Err(Error::File { what: "lock", path, source });
            }
        }
        sign(&mut file).map_err(Error::file("write", &path))?;
        Ok(Self { _file: file })
    }
}

fn open(path: &Path) -> std::io::Result<File> {
    OpenOptions::new().read(true).write(true).create(true).truncate(false).mode(0o600).open(path)
}

fn sign(file: &mut File) -> std::io::Result<()> {
    file.set_len(0)?;
    write!(file, "process {}{}", process::id(), host())
}

/// A process id alone says nothing to someone in another container or on another machine.
fn host() -> String {
    nix::unistd::gethostname()
        .ok()
        .and_then(|name| name.into_string().ok())
        .map_or_else(String::new, |name| format!(" on {name}"))
}

fn owner(file: &mut File) -> Option<String> {
    let mut text = String::new();
    file.take(200).read_to_string(&mut text).ok()?;
    Some(text).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_is_told_who_has_it() {
        let folder = tempfile::tempdir().unwrap();
        let first = Lock::take(folder.path()).unwrap();
        let refused = Lock::take(folder.path()).unwrap_err().to_string();
        assert!(refused.contains(&format!("process {}", process::id())), "{refused}");
        drop(first);
        Lock::take(folder.path()).unwrap();
    }
}
