//! A Redis of a test's own, gone with it.

use crate::watchdog::at_the_end;
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};

/// A running Redis that keeps nothing.
pub struct Redis {
    child: Child,
    _watchdog: Child,
    /// Where it is.
    pub url: String,
}

impl Redis {
    /// Starts one on a free port.
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        drop(listener);
        let port = port.to_string();
        let child = Command::new("redis-server")
            .args(["--port", &port, "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"])
            .stdout(Stdio::null())
            .spawn()
            .expect("redis-server, which scripts/setup test installs");
        let watchdog = at_the_end("kill -9 \"$1\"", &[child.id().to_string()]);
        let answers = || std::net::TcpStream::connect(format!("127.0.0.1:{port}")).is_ok();
        crate::until("Redis listens", || async { answers().then_some(()) }).await;
        Self { child, _watchdog: watchdog, url: format!("redis://127.0.0.1:{port}") }
    }
}

impl Drop for Redis {
    fn drop(&mut self) {
        // Whoever has ended already needs no killing.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
