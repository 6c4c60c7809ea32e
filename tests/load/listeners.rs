//! Guests whose phones listen, in a process of their own: one connection and one task each.

use super::Outcome;
use std::{
    io::{BufRead, BufReader, BufWriter, Lines, Write},
    net::SocketAddr,
    path::Path,
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    sync::Semaphore,
};

/// So many knock at the same time.
const AT_THE_DOOR: usize = 32;
const PATIENCE: Duration = Duration::from_secs(90);

/// An event that somebody got: who, and when, in microseconds since 1970.
#[derive(Clone, Copy)]
pub(crate) struct Heard {
    pub(crate) who: usize,
    pub(crate) at: i64,
}

/// The process, seen from the driver.
pub(crate) struct Listeners {
    child: Child,
    say: ChildStdin,
    hear: Lines<BufReader<ChildStdout>>,
}

impl Listeners {
    /// One listener for each line of `file`, a path and a cookie; returns when all listen.
    pub(crate) fn connect(address: SocketAddr, file: &Path) -> Outcome<Self> {
        let mut child = Command::new(std::env::current_exe()?)
            .arg("--listeners")
            .arg(address.to_string())
            .arg(file)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let say = child.stdin.take().ok_or("no input")?;
        let hear = BufReader::new(child.stdout.take().ok_or("no output")?).lines();
        let mut listeners = Self { child, say, hear };
        let said = listeners.line()?;
        if said == "ready" { Ok(listeners) } else { Err(said.into()) }
    }

    fn line(&mut self) -> Outcome<String> {
        Ok(self.hear.next().ok_or("the listeners are gone")??)
    }

    /// How many events all of them have got.
    fn count(&mut self) -> Outcome<usize> {
        writeln!(self.say, "count")?;
        Ok(self.line()?.parse()?)
    }

    /// Waits until nothing new has come for `calm`.
    pub(crate) fn settle(&mut self, calm: Duration) -> Outcome<()> {
        let (mut before, mut since) = (self.count()?, Instant::now());
        let deadline = Instant::now() + PATIENCE;
        while since.elapsed() < calm && Instant::now() < deadline {
            std::thread::sleep(Duration::from_millis(50));
            let now = self.count()?;
            if now != before {
                (before, since) = (now, Instant::now());
            }
        }
        Ok(())
    }

    /// What they have got since this was last asked.
    pub(crate) fn take(&mut self) -> Outcome<Vec<Heard>> {
        writeln!(self.say, "take")?;
        let mut heard = Vec::new();
        loop {
            let line = self.line()?;
            let mut numbers = line.split(' ').map(str::parse::<i64>);
            let (Some(Ok(who)), Some(Ok(at))) = (numbers.next(), numbers.next()) else {
                return Ok(heard);
            };
            heard.push(Heard { who: usize::try_from(who)?, at });
        }
    }
}

impl Drop for Listeners {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[derive(Default)]
struct Ears {
    heard: Mutex<Vec<Heard>>,
    listening: AtomicUsize,
    lost: AtomicUsize,
}

/// What the process does.
pub(crate) fn run(address: &str, file: &str) -> Outcome<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let (address, text) = (address.parse()?, std::fs::read_to_string(file)?);
    let ears = Arc::new(Ears::default());
    let shared = ears.clone();
    runtime.spawn(async move { gather(address, &text, &shared).await });
    let answers = std::thread::spawn(move || answer(&ears));
    runtime.block_on(async move {
        while !answers.is_finished() {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    });
    Ok(())
}

async fn gather(address: SocketAddr, text: &str, ears: &Arc<Ears>) {
    let door = Arc::new(Semaphore::new(AT_THE_DOOR));
    let all = text.lines().count();
    for (who, line) in text.lines().enumerate() {
        let (path, cookie) = line.split_once('\t').unwrap_or((line, ""));
        let cookie =
            if cookie.is_empty() { String::new() } else { format!("Cookie: {cookie}\r\n") };
        let ask = format!("GET {path} HTTP/1.1\r\nHost: lamplight.example\r\n{cookie}\r\n");
        let (ears, door) = (ears.clone(), door.clone());
        tokio::spawn(async move {
            if listen(who, address, &ask, &ears, &door).await.is_err() {
                ears.lost.fetch_add(1, Ordering::Relaxed);
            }
        });
    }
    while ears.listening.load(Ordering::Relaxed) < all {
        if ears.lost.load(Ordering::Relaxed) > 0 {
            println!("a listener was not let in, or was cut off");
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    println!("ready");
}

async fn listen(
    who: usize,
    address: SocketAddr,
    ask: &str,
    ears: &Ears,
    door: &Semaphore,
) -> Outcome<()> {
    let permit = door.acquire().await?;
    let mut stream = TcpStream::connect(address).await?;
    stream.write_all(ask.as_bytes()).await?;
    let (mut buffer, mut text) = (vec![0; 4096], Vec::new());
    let read = stream.read(&mut buffer).await?;
    if !buffer[..read].starts_with(b"HTTP/1.1 200") {
        return Err("not let in".into());
    }
    text.extend_from_slice(&buffer[..read]);
    drop(permit);
    ears.listening.fetch_add(1, Ordering::Relaxed);
    loop {
        for _ in 0..events(&mut text) {
            let at = now();
            ears.heard.lock().unwrap_or_else(PoisonError::into_inner).push(Heard { who, at });
        }
        let read = stream.read(&mut buffer).await?;
        if read == 0 {
            return Err("cut off".into());
        }
        text.extend_from_slice(&buffer[..read]);
    }
}

fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_micros()).unwrap_or_default()
}

/// How many whole events with a number there are in `text`, which are taken out of it. Only the
/// first line of an event begins with `id: `; those with HTML begin with `data: `.
fn events(text: &mut Vec<u8>) -> usize {
    let mut count = 0;
    while let Some(end) = text.windows(2).position(|it| it == b"\n\n") {
        let event: Vec<u8> = text.drain(..end + 2).collect();
        let event = String::from_utf8_lossy(&event);
        count += usize::from(event.lines().any(|line| line.starts_with("id: ")));
    }
    count
}

/// Answers the driver until it goes.
fn answer(ears: &Ears) {
    for line in std::io::stdin().lock().lines().map_while(Result::ok) {
        let mut heard = ears.heard.lock().unwrap_or_else(PoisonError::into_inner);
        if line == "count" {
            println!("{}", heard.len());
            continue;
        }
        let mut out = BufWriter::new(std::io::stdout().lock());
        for Heard { who, at } in heard.drain(..) {
            // Nobody listening means that the driver has gone.
            let _ = writeln!(out, "{who} {at}");
        }
        let _ = writeln!(out, "end");
    }
}
