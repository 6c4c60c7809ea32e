//! Finding an installed PostgreSQL.

use std::collections::HashSet;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{
    error::Error,
    version::{OLDEST, fits, parse_major},
};

/// Where systems keep PostgreSQL outside of `PATH`: a folder, how the names of the versions in it
/// begin, and where the programs are in each.
const PLACES: [(&str, &str, &str); 9] = [
    ("/usr/lib/postgresql", "", "bin"),         // Debian, Ubuntu
    ("/usr", "pgsql-", "bin"),                  // Fedora, Red Hat
    ("/usr/lib", "postgresql", "bin"),          // openSUSE
    ("/usr/libexec", "postgresql", ""),         // Alpine
    ("/opt/homebrew/opt", "postgresql", "bin"), // Homebrew
    ("/usr/local/opt", "postgresql", "bin"),    // Homebrew on Intel
    ("/home/linuxbrew/.linuxbrew/opt", "postgresql", "bin"), // Homebrew on Linux
    ("/opt/local/lib", "postgresql", "bin"),    // MacPorts
    ("/Applications/Postgres.app/Contents/Versions", "", "bin"), // Postgres.app
];

/// The folder with `initdb` and `postgres`: the one that was named, else the newest there is.
/// Data can only be read by the major version that made it.
pub(super) fn bin_dir(named: Option<&Path>, data_major: Option<u32>) -> Result<PathBuf, Error> {
    match named {
        Some(folder) => check_named(folder, data_major),
        None => newest(candidates(), data_major),
    }
}

fn check_named(folder: &Path, data_major: Option<u32>) -> Result<PathBuf, Error> {
    let folder = folder.to_owned();
    let Some(has) = major_in(&folder) else {
        return Err(Error::NotInFolder(folder));
    };
    if fits(has, data_major) {
        return Ok(folder);
    }
    Err(Error::WrongMajor { folder, has, wanted: data_major.unwrap_or(OLDEST) })
}

fn newest(candidates: Vec<PathBuf>, data_major: Option<u32>) -> Result<PathBuf, Error> {
    let mut seen = HashSet::new();
    let mut installed: Vec<(u32, PathBuf)> = candidates
        .into_iter()
        .filter(|folder| seen.insert(folder.canonicalize().unwrap_or_else(|_| folder.clone())))
        .filter_map(|folder| Some((major_in(&folder)?, folder)))
        .collect();
    // The sort is stable, so that of two equals the one that comes first on the PATH wins.
    installed.sort_by_key(|(major, _)| std::cmp::Reverse(*major));
    let mut found: Vec<u32> = installed.iter().map(|(major, _)| *major).collect();
    found.dedup();
    installed
        .into_iter()
        .find(|(major, _)| fits(*major, data_major))
        .map(|(_, folder)| folder)
        .ok_or(Error::NotInstalled { wanted: data_major, found })
}

fn candidates() -> Vec<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let on_path = env::split_paths(&path).filter(|folder| folder.is_absolute());
    on_path.chain(PLACES.iter().flat_map(versions_in)).collect()
}

fn versions_in((folder, begins, tail): &(&str, &str, &str)) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    entries
        .flatten()
        .filter(|entry| entry.file_name().to_string_lossy().starts_with(begins))
        .map(|entry| entry.path().join(tail))
        .collect()
}

fn major_in(folder: &Path) -> Option<u32> {
    let postgres = folder.join("postgres");
    if !postgres.is_file() || !folder.join("initdb").is_file() {
        return None;
    }
    let output = Command::new(postgres).arg("--version").output().ok()?;
    parse_major(&String::from_utf8_lossy(&output.stdout))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    /// A folder that looks like an installation of this version.
    fn installation(root: &Path, version: &str) -> PathBuf {
        let folder = root.join(version);
        fs::create_dir(&folder).unwrap();
        for name in ["initdb", "postgres"] {
            let file = folder.join(name);
            fs::write(&file, format!("#!/bin/sh\necho 'postgres (PostgreSQL) {version}'\n"))
                .unwrap();
            fs::set_permissions(&file, fs::Permissions::from_mode(0o755)).unwrap();
        }
        folder
    }

    #[test]
    fn new_data_gets_the_newest_and_old_data_its_own() {
        let root = tempfile::tempdir().unwrap();
        let [old, mid, new] = ["9.6", "14.2", "16.1"].map(|v| installation(root.path(), v));
        let all = vec![old, mid.clone(), root.path().join("none"), new.clone()];
        assert_eq!(newest(all.clone(), None).unwrap(), new);
        assert_eq!(newest(all.clone(), Some(14)).unwrap(), mid);
        let refused = newest(all, Some(15)).unwrap_err().to_string();
        assert!(refused.contains("PostgreSQL 15, which is not here (found: 16, 14, 9)"));
    }

    #[test]
    fn where_there_is_none_it_says_how_to_install_one() {
        let refused = newest(Vec::new(), None).unwrap_err().to_string();
        for words in ["apt-get install postgresql\n", "dnf install", "brew install postgresql@"] {
            assert!(refused.contains(words), "{refused}");
        }
    }

    #[test]
    fn the_folder_that_was_named_is_the_only_one() {
        let root = tempfile::tempdir().unwrap();
        let folder = installation(root.path(), "14.2");
        assert_eq!(bin_dir(Some(&folder), None).unwrap(), folder);
        let wrong = bin_dir(Some(&folder), Some(15)).unwrap_err().to_string();
        assert!(wrong.contains("holds PostgreSQL 14; version 15"), "{wrong}");
        let empty = bin_dir(Some(root.path()), None).unwrap_err().to_string();
        assert!(empty.contains("no initdb"), "{empty}");
    }
}
