//! Where Lamplight keeps its data when nobody says otherwise.

use std::env;
use std::path::{Path, PathBuf};

use nix::unistd::{Uid, User};

/// `/var/lib/lamplight` for root; for everyone else the place their system has for such data.
#[must_use]
pub fn default_data_dir() -> PathBuf {
    let me = Uid::effective();
    if me.is_root() {
        return PathBuf::from("/var/lib/lamplight");
    }
    let home = env::var_os("HOME").map(PathBuf::from).filter(|home| home.is_absolute());
    let home = home.or_else(|| User::from_uid(me).ok().flatten().map(|user| user.dir));
    below_home(
        cfg!(target_os = "macos"),
        env::var_os("XDG_DATA_HOME").map(PathBuf::from),
        &home.unwrap_or_default(),
    )
}

/// A relative `XDG_DATA_HOME` is to be ignored, says its specification.
fn below_home(macos: bool, xdg: Option<PathBuf>, home: &Path) -> PathBuf {
    match xdg.filter(|path| path.is_absolute()) {
        Some(data) => data.join("lamplight"),
        None if macos => home.join("Library/Application Support/Lamplight"),
        None => home.join(".local/share/lamplight"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_system_has_its_place() {
        let home = Path::new("/home/ada");
        let xdg = |path: &str| Some(PathBuf::from(path));
        assert_eq!(below_home(false, None, home), home.join(".local/share/lamplight"));
        assert_eq!(below_home(false, xdg("/data"), home), Path::new("/data/lamplight"));
        assert_eq!(below_home(false, xdg("data"), home), home.join(".local/share/lamplight"));
        assert_eq!(
            below_home(true, None, home),
            home.join("Library/Application Support/Lamplight")
        );
    }

    #[test]
    fn root_keeps_its_data_where_other_users_can_get_at_it() {
        if Uid::effective().is_root() {
            assert_eq!(default_data_dir(), Path::new("/var/lib/lamplight"));
        }
    }
}
