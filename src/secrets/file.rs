//! The key file: `secret.key` in the data directory.
//!
//! One line per key, `version key`, the newest last. A file with nothing but one bare secret, as
//! it is made at first, is version 1. Whoever reads it finds a whole file at any moment.

use std::{
    fs, io,
    io::Write,
    os::unix::fs::{MetadataExt, OpenOptionsExt, PermissionsExt, chown},
    path::{Path, PathBuf},
};

use crate::{MIN_SECRET_BYTES, token};

const FILE: &str = "secret.key";
const LOCK: &str = "secret.key.lock";

/// The secrets in `dir`, oldest first; the first one is made there if there is none.
pub(crate) fn load_or_make(dir: &Path) -> io::Result<Vec<String>> {
    let path = dir.join(FILE);
    fs::create_dir_all(dir)?;
    if !path.exists() {
        make(&path)?;
    }
    keep_private(&path)?;
    Ok(read(&path)?.into_iter().map(|(_, secret)| secret).collect())
}

/// Adds a new key to the file in `dir` and gives its version. Processes use it from their next
/// start on. Two that rotate at once add two keys.
///
/// # Errors
/// When there is no key yet (it may be the wrong directory), or the file is not whole or cannot
/// be written; it then stays what it was.
pub fn rotate(dir: &Path) -> io::Result<u32> {
    let path = dir.join(FILE);
    let owner = fs::metadata(&path)?;
    let _lock = lock(&dir.join(LOCK), &owner)?;
    let mut keys = read(&path)?;
    if keys.iter().any(|(_, secret)| secret.contains(char::is_whitespace)) {
        return Err(damaged(&path, "has a key with a space in it, which cannot share a file"));
    }
    let version = keys.last().map_or(1, |(version, _)| version + 1);
    keys.push((version, token()?));
    let text: String = keys.iter().map(|(version, key)| format!("{version} {key}\n")).collect();
    let draft = write_draft(&path, &text)?;
    let renamed = chown(&draft, Some(owner.uid()), Some(owner.gid()))
        .and_then(|()| fs::rename(&draft, &path));
    if renamed.is_err() {
        let _ = fs::remove_file(&draft);
    }
    renamed?;
    fs::File::open(dir)?.sync_all()?;
    Ok(version)
}

/// Waits for the lock and holds it as long as the file lives. Root leaves it to the key's owner.
fn lock(path: &Path, owner: &fs::Metadata) -> io::Result<fs::File> {
    let mut options = fs::OpenOptions::new();
    let file = options.write(true).create(true).truncate(false).mode(0o600).open(path)?;
    chown(path, Some(owner.uid()), Some(owner.gid()))?;
    file.lock()?;
    Ok(file)
}

fn read(path: &Path) -> io::Result<Vec<(u32, String)>> {
    let text = fs::read_to_string(path)?;
    let keys = parse(text.trim())
        .ok_or_else(|| damaged(path, "is not a whole key file; bring it back from a backup"))?;
    Ok(keys)
}

fn damaged(path: &Path, what: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, format!("{} {what}", path.display()))
}

fn parse(text: &str) -> Option<Vec<(u32, String)>> {
    let versioned: Option<Vec<_>> = text.lines().map(parse_line).collect();
    let bare = || (text.lines().count() == 1).then(|| vec![(1, text.to_owned())]);
    let keys = versioned.or_else(bare)?;
    let whole = keys.iter().all(|(_, secret)| secret.len() >= MIN_SECRET_BYTES);
    (!keys.is_empty() && whole && keys.is_sorted_by(|a, b| a.0 < b.0)).then_some(keys)
}

fn parse_line(line: &str) -> Option<(u32, String)> {
    let (version, secret) = line.trim().split_once(' ')?;
    if secret.contains(char::is_whitespace) {
        return None;
    }
    Some((version.parse().ok()?, secret.to_owned()))
}

/// Makes a key at `path` unless somebody is quicker. It is written elsewhere first: nobody ever
/// finds half a key there.
fn make(path: &Path) -> io::Result<()> {
    let draft = write_draft(path, &token()?)?;
    let linked = fs::hard_link(&draft, path);
    fs::remove_file(&draft)?;
    match linked {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
        _ => Ok(()),
    }
}

fn write_draft(path: &Path, text: &str) -> io::Result<PathBuf> {
    let draft = path.with_extension(token()?);
    let mut file = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(&draft)?;
    let written = file.write_all(text.as_bytes()).and_then(|()| file.sync_all());
    if written.is_err() {
        let _ = fs::remove_file(&draft);
    }
    written.map(|()| draft)
}

/// A key that came back from a backup may have become readable for others.
fn keep_private(path: &Path) -> io::Result<()> {
    if fs::metadata(path)?.permissions().mode() & 0o077 == 0 {
        return Ok(());
    }
    tracing::warn!(path = %path.display(), "others could read the secret key; now they cannot");
    fs::set_permissions(path, fs::Permissions::from_mode(0o600))
}

#[cfg(test)]
mod tests;
