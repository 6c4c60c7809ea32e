//! Telling a live server from a zombie, and from a stranger who got its process id.

use std::path::Path;

/// Whether process `pid` is a live PostgreSQL server that works on the folder `data`.
pub(super) fn serves(pid: u32, data: &Path) -> bool {
    match command_line(pid) {
        Some(command) => is_postgres(&command) && works_on(pid, &command, data),
        None => false,
    }
}

/// What the process was started with; nothing for a zombie.
#[cfg(target_os = "linux")]
fn command_line(pid: u32) -> Option<String> {
    let bytes = std::fs::read(format!("/proc/{pid}/cmdline")).ok()?;
    let text = String::from_utf8_lossy(&bytes).replace('\0', " ");
    Some(text).filter(|text| !text.is_empty())
}

#[cfg(not(target_os = "linux"))]
fn command_line(pid: u32) -> Option<String> {
    let pid = pid.to_string();
    let ps = std::process::Command::new("ps").args(["-ww", "-o", "command=", "-p", &pid]).output();
    let text = String::from_utf8_lossy(&ps.ok()?.stdout).trim_end().to_owned() + " ";
    Some(text).filter(|text| !text.trim().is_empty() && !text.contains("<defunct>"))
}

/// The first word, or a path with spaces that ends in it.
fn is_postgres(command: &str) -> bool {
    let program = command.split(" -").next().unwrap_or_default().trim_end();
    program.rsplit('/').next().is_some_and(|name| name == "postgres" || name == "postmaster")
}

/// A server lives in its data folder. Where that may not be looked up, it was started with
/// `-D folder`.
fn works_on(pid: u32, command: &str, data: &Path) -> bool {
    match std::fs::read_link(format!("/proc/{pid}/cwd")) {
        Ok(folder) => data.canonicalize().is_ok_and(|data| folder == data),
        Err(_) => command.contains(&format!(" -D {} ", data.display())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stranger_with_the_same_id_is_no_server() {
        assert!(!serves(std::process::id(), Path::new("/")));
        assert!(!serves(u32::MAX, Path::new("/")));
    }

    #[test]
    fn the_server_is_known_by_its_name() {
        assert!(is_postgres("/usr/lib/postgresql/15/bin/postgres -D /srv/data "));
        assert!(is_postgres("/Applications/My Postgres.app/bin/postgres -D /srv/data "));
        assert!(!is_postgres("vim postgres.conf "));
        assert!(!is_postgres("postgres: checkpointer "));
    }
}
