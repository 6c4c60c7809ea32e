//! `postmaster.pid`, in which a running server tells who and where it is.

use std::fs;
use std::path::{Path, PathBuf};

/// Where the server is with its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Status {
    Starting,
    Ready,
    Stopping,
}

/// What stands in the file; a server that is only just starting has not written all of it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct PidFile {
    pub(super) pid: u32,
    pub(super) port: u16,
    pub(super) socket_dir: PathBuf,
    pub(super) status: Status,
}

pub(super) fn path(data: &Path) -> PathBuf {
    data.join("postmaster.pid")
}

impl PidFile {
    /// Nothing if there is no such file or no server wrote it.
    pub(super) fn read(data: &Path) -> Option<Self> {
        Self::parse(&fs::read_to_string(path(data)).ok()?)
    }

    fn parse(text: &str) -> Option<Self> {
        let lines: Vec<&str> = text.lines().map(str::trim).collect();
        let line = |number: usize| lines.get(number).copied().unwrap_or_default();
        Some(Self {
            pid: line(0).parse().ok()?,
            port: line(3).parse().unwrap_or_default(),
            socket_dir: PathBuf::from(line(4)),
            status: match line(7) {
                "ready" => Status::Ready,
                "stopping" => Status::Stopping,
                _ => Status::Starting,
            },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const READY: &str = "4711\n/srv/data\n1700000000\n5432\n/srv/run\n\n  123  456\nready   \n";

    #[test]
    fn a_running_server_tells_where_it_is() {
        let found = PidFile::parse(READY).unwrap();
        assert_eq!((found.pid, found.port, found.status), (4711, 5432, Status::Ready));
        assert_eq!(found.socket_dir, Path::new("/srv/run"));
    }

    #[test]
    fn half_a_file_is_a_server_that_is_starting() {
        assert_eq!(PidFile::parse("4711\n/srv/data\n").unwrap().status, Status::Starting);
    }

    #[test]
    fn rubbish_is_no_server() {
        assert_eq!(PidFile::parse(""), None);
        assert_eq!(PidFile::parse("-4711\n/srv/data\n"), None);
        assert_eq!(PidFile::parse("lamp\n"), None);
    }
}
