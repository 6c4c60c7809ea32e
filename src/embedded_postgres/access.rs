//! Who may come to the server: those of the system's users who run it, each by a name of its own in
//! the database. Others may not, whatever they can reach.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use nix::unistd::{Uid, User};

use super::DATABASE;
use super::error::Error;
use super::roles::{APPLICATION, OWNER};
use super::user::ServerUser;

/// The files that say so. They lie in our own folder, as the log does, and not among the data.
#[derive(Debug)]
pub(super) struct Access {
    /// `pg_hba.conf`.
    pub(super) hba: PathBuf,
    /// `pg_ident.conf`.
    pub(super) ident: PathBuf,
}

impl Access {
    /// Writes them anew: whatever an older Lamplight allowed is over.
    pub(super) fn write(base: &Path, user: &ServerUser) -> Result<Self, Error> {
        let files = Self { hba: base.join("postgres.hba"), ident: base.join("postgres.ident") };
        let rules = format!(
            "# Written by Lamplight at every start.\n\
             local all {OWNER} peer map=lamplight\n\
             local {DATABASE} {APPLICATION} peer map=lamplight\n"
        );
        write(&files.hba, &rules)?;
        write(&files.ident, &names(&[our_name(), user.name.clone()]))?;
        Ok(files)
    }
}

fn names(of_system: &[String]) -> String {
    let pairs = of_system.iter().flat_map(|name| [(name, OWNER), (name, APPLICATION)]);
    let lines = pairs.map(|(name, role)| format!("lamplight \"{name}\" {role}\n"));
    format!("# Written by Lamplight at every start.\n{}", lines.collect::<String>())
}

fn our_name() -> String {
    let me = Uid::effective();
    User::from_uid(me).ok().flatten().map_or_else(|| me.to_string(), |user| user.name)
}

/// The server's user has to read it, and there is nothing secret in it.
fn write(file: &Path, text: &str) -> Result<(), Error> {
    fs::write(file, text).map_err(Error::file("write", file))?;
    fs::set_permissions(file, Permissions::from_mode(0o644)).map_err(Error::file("open", file))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_user_of_the_system_has_two_names_there() {
        let text = names(&["root".to_owned(), "postgres".to_owned()]);
        let lines: Vec<&str> = text.lines().skip(1).collect();
        assert_eq!(lines.len(), 4);
        assert_eq!(lines[1], "lamplight \"root\" lamplight_app");
    }
}
