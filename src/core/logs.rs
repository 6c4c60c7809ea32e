//! The log: lines for people, or JSON for machines.

use std::io::{self, IsTerminal};
use tracing_subscriber::EnvFilter;

/// Starts logging to standard error. `LAMPLIGHT_LOG` filters (default `info`),
/// `LAMPLIGHT_LOG_FORMAT=json` writes one object a line.
pub fn start() {
    let filter = EnvFilter::try_from_env("LAMPLIGHT_LOG")
        .unwrap_or_else(|_| EnvFilter::new("info,actix_server=warn"));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(io::stderr);
    // Colours are for people, not for files.
    let log = log.with_ansi(io::stderr().is_terminal());
    let json = std::env::var("LAMPLIGHT_LOG_FORMAT").is_ok_and(|format| format == "json");
    // A second start, as in tests, keeps the first.
    let _ = if json { log.json().try_init() } else { log.with_target(false).try_init() };
}
