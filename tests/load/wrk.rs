//! Many browsers at once, by wrk, in a process of its own.

use super::{Outcome, http::Ask, pgbench::find};
use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
    process::Command,
};

const CONNECTIONS: &str = "32";
/// What browsers send.
pub(crate) const BROWSER: &str = "gzip, deflate, br, zstd";

/// What a run reached.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Load {
    pub(crate) per_second: f64,
    pub(crate) requests: u64,
    /// Requests without an answer, and answers that say no.
    pub(crate) failed: u64,
}

/// The program, or how to get it.
pub(crate) fn program() -> Outcome<PathBuf> {
    find("wrk").ok_or_else(|| "wrk is not here; scripts/setup bench installs it.".into())
}

/// Writes `asks` to `file`, for [`run`].
pub(crate) fn write(file: &Path, asks: &[Ask]) -> Outcome<()> {
    let line = |it: &Ask| format!("{}\t{}\t{}\t{}\n", it.method, it.path, it.cookie, it.body);
    Ok(std::fs::write(file, asks.iter().map(line).collect::<String>())?)
}

/// Asks `address` what is in `file`, as fast as it answers.
pub(crate) fn run(
    address: SocketAddr,
    file: &Path,
    seconds: u32,
    accepts: Option<&str>,
) -> Outcome<Load> {
    let script = file.with_extension("lua");
    std::fs::write(&script, include_str!("requests.lua"))?;
    let output = Command::new(program()?)
        .args(["-t1", "-c", CONNECTIONS, "-d", &format!("{seconds}s"), "--timeout", "10s", "-s"])
        .arg(&script)
        .arg(format!("http://{address}/"))
        .arg("--")
        .arg(file)
        .args(accepts)
        .output()?;
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let number = |before: &str| {
        let rest = said.split(before).nth(1)?;
        rest.split(|c: char| !c.is_ascii_digit() && c != '.')
            .find(|it| !it.is_empty())?
            .parse()
            .ok()
    };
    let sockets = said.lines().find(|line| line.contains("Socket errors")).unwrap_or_default();
    let dropped: u64 = sockets
        .split(|c: char| !c.is_ascii_digit())
        .filter_map(|number| number.parse::<u64>().ok())
        .sum();
    let requests = said.split(" requests in").next().and_then(|it| it.split_whitespace().last());
    match (number("Requests/sec:"), requests.and_then(|it| it.parse().ok())) {
        (Some(per_second), Some(requests)) => Ok(Load {
            per_second,
            requests,
            failed: dropped + number("Non-2xx or 3xx responses:").map_or(0, |it: f64| it as u64),
        }),
        _ => Err(format!("wrk: {said}{}", String::from_utf8_lossy(&output.stderr)).into()),
    }
}
