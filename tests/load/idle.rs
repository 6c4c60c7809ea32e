//! The program itself: how soon it is ready, and what it takes when nobody comes.

use super::{
    Outcome,
    http::{Ask, Wire},
    postgres::Postgres,
    process,
    table::{Table, ms},
};
use std::{
    io::{BufRead, BufReader},
    net::SocketAddr,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

const TAKES: usize = 3;

struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Starts it over a PostgreSQL that is ready.
pub(crate) fn measure(postgres: &Postgres, table: &mut Table) -> Outcome<()> {
    let mut ready = Duration::MAX;
    let mut memory = 0;
    for _ in 0..TAKES {
        let (took, bytes) = start(postgres)?;
        ready = ready.min(took);
        memory = bytes.max(memory);
    }
    table.row(
        "ready after PostgreSQL",
        "1 s",
        &ms(ready),
        (ready <= Duration::from_secs(1)).into(),
        "from starting the program to /readyz saying yes",
    );
    table.row(
        "idle process",
        "64 MiB",
        &format!("{} MiB", memory >> 20),
        (memory <= 64 << 20).into(),
        "a second after that",
    );
    Ok(())
}

fn start(postgres: &Postgres) -> Outcome<(Duration, u64)> {
    let begun = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_lamplight"))
        .env("DATABASE_URL", postgres.url())
        .env("LAMPLIGHT_DATA_DIR", postgres.file("idle"))
        .env("LAMPLIGHT_LISTEN", "127.0.0.1:0")
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let lines = BufReader::new(child.stdout.take().ok_or("no output")?).lines();
    let running = Running(child);
    let mut addresses = lines.map_while(Result::ok).filter_map(|line| {
        line.rsplit_once("http://").and_then(|(_, address)| address.parse::<SocketAddr>().ok())
    });
    let address = addresses.next().ok_or("the program did not open")?;
    let answer = Wire::open(address)?.send(&Ask::get("/readyz", "").bytes())?;
    if answer.status != 200 {
        return Err(format!("/readyz: {}", answer.status).into());
    }
    let took = begun.elapsed();
    // What is measured is that nothing happens.
    std::thread::sleep(Duration::from_secs(1));
    Ok((took, process::memory(running.0.id())?))
}
