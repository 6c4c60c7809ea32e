//! A pgbouncer of a test's own in front of the run's PostgreSQL, gone with it.

use crate::{Database, postgres, watchdog::at_the_end};
use std::{
    fs,
    net::TcpListener,
    os::unix::{fs::MetadataExt, process::CommandExt},
    path::Path,
    process::{Child, Command, Stdio},
};
use tempfile::TempDir;
use url::form_urlencoded;

/// A running pgbouncer that gives a connection for each transaction, and has two.
pub struct Pooler {
    child: Child,
    _watchdog: Child,
    folder: TempDir,
    port: u16,
}

impl Pooler {
    /// Starts one on a free port. It refuses to run as root, and has to get at PostgreSQL's socket:
    /// it runs as PostgreSQL's own user.
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        drop(listener);
        let server = postgres::url_for("postgres");
        let query = |key: &str| {
            let pairs = server.split_once('?').map_or("", |(_, query)| query).as_bytes();
            let pair = form_urlencoded::parse(pairs).find(|(name, _)| name == key);
            pair.unwrap_or_else(|| panic!("no {key} in {server}")).1.into_owned()
        };
        let (socket, role) = (query("host"), "lamplight");
        let folder = TempDir::with_prefix("lamplight-pooler-").expect("a folder");
        let owner = fs::metadata(&socket).expect("PostgreSQL's socket");
        let path = folder.path();
        let settings = format!(
            "[databases]\n* = host={socket} port={} user={role}\n[pgbouncer]\n\
             listen_addr = 127.0.0.1\nlisten_port = {port}\nunix_socket_dir =\n\
             auth_type = any\npool_mode = transaction\ndefault_pool_size = 2\n\
             min_pool_size = 0\nlogfile = {}\n",
            query("port"),
            path.join("log").display()
        );
        fs::write(path.join("pgbouncer.ini"), settings).expect("its settings");
        let mut command = Command::new(program());
        command.arg("-q").arg(path.join("pgbouncer.ini"));
        if nix::unistd::Uid::effective().is_root() {
            std::os::unix::fs::chown(path, Some(owner.uid()), Some(owner.gid()))
                .expect("its folder");
            command.uid(owner.uid()).gid(owner.gid());
        }
        let child = command
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("pgbouncer, which scripts/setup test installs");
        let watchdog = at_the_end("kill -9 \"$1\"", &[child.id().to_string()]);
        let answers = || std::net::TcpStream::connect(format!("127.0.0.1:{port}")).is_ok();
        crate::until("pgbouncer listens", || async { answers().then_some(()) }).await;
        Self { child, _watchdog: watchdog, folder, port }
    }

    /// The address of `database` behind it.
    pub fn url_for(&self, database: &Database) -> String {
        format!("postgres://lamplight@127.0.0.1:{}/{}", self.port, database.name())
    }

    /// Whether somebody has come to `database` through it.
    pub fn served(&self, database: &Database) -> bool {
        let log = read(&self.folder.path().join("log"));
        log.contains(&format!(": {}/", database.name()))
    }
}

/// Debian has it where an ordinary user does not look.
fn program() -> &'static str {
    let beside = "/usr/sbin/pgbouncer";
    if Path::new(beside).exists() { beside } else { "pgbouncer" }
}

fn read(log: &Path) -> String {
    fs::read_to_string(log).unwrap_or_default()
}

impl Drop for Pooler {
    fn drop(&mut self) {
        // Whoever has ended already needs no killing.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
