//! One Lamplight: a process of its own.

use std::io::Read;
use std::process::{Child, ExitStatus};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use tempfile::NamedTempFile;

use super::settings::Settings;
use super::{Client, PASSWORD, Place, unique};
use support::{LAST_TOAST, at_the_end, until};

/// What a process has written so far.
type Output = Arc<Mutex<String>>;

/// A process that has opened its house. It is killed when the value is dropped.
pub(super) struct Lamplight {
    /// Where it is reached, without a slash at the end.
    pub(super) url: String,
    settings: Settings,
    process: Child,
    watchdog: Child,
    stdout: Output,
    /// What was logged before it was started again.
    earlier: String,
    /// A file and no pipe: what was logged can be read at once.
    log: NamedTempFile,
}

impl Lamplight {
    /// Starts one and waits until it is open.
    pub(super) async fn start(settings: Settings) -> Self {
        let mut lamplight = Self::launch(settings);
        lamplight.opened().await.unwrap_or_else(|log| panic!("it did not open: {log}"));
        lamplight
    }

    /// Starts one.
    pub(super) fn launch(settings: Settings) -> Self {
        let log = NamedTempFile::new().expect("a place for its log");
        let mut command = settings.command(&[]);
        command.stderr(log.reopen().expect("its log"));
        let mut process = command.spawn().expect("the program starts");
        let watchdog = at_the_end("kill -KILL \"$1\"", &[process.id().to_string()]);
        let stdout = gather(process.stdout.take().expect("its output"));
        let (url, earlier) = (String::new(), String::new());
        Self { url, settings, process, watchdog, stdout, earlier, log }
    }

    /// Waits until it says where it is open; its log if it ends instead.
    pub(super) async fn opened(&mut self) -> Result<(), String> {
        let (stdout, process) = (self.stdout.clone(), &mut self.process);
        let said = until("Lamplight to open", || {
            let url = read(&stdout)
                .lines()
                .find_map(|line| Some(line.strip_prefix("Lamplight is open at ")?.to_owned()));
            let ended = process.try_wait().expect("its state").is_some();
            std::future::ready(url.map(Some).or_else(|| ended.then_some(None)))
        });
        self.url = said.await.ok_or_else(|| self.log())?;
        Ok(())
    }

    /// Starts it again at the same address, after its end.
    pub(super) async fn start_again(&mut self) {
        let address = self.url.strip_prefix("http://").expect("an address").to_owned();
        let settings = self.settings.clone().with("LAMPLIGHT_LISTEN", &address);
        loop {
            let log = self.log();
            *self = Self::launch(settings.clone());
            self.earlier = log;
            match self.opened().await {
                Ok(()) => return,
                // For a moment the system has given the port to somebody else.
                Err(log) if log.ends_with("(os error 98)\n") => {}
                Err(log) => panic!("it did not open again: {log}"),
            }
        }
    }

    /// Kills it.
    pub(super) fn kill_9(&mut self) {
        self.process.kill().expect("a process to kill");
        self.process.wait().expect("its end");
    }

    /// Sends it a signal.
    pub(super) fn signal(&self, signal: Signal) {
        kill(Pid::from_raw(self.process.id().cast_signed()), signal).expect("a process");
    }

    /// Waits until it has ended by itself: how, and how long that took.
    pub(super) async fn ended(&mut self) -> (ExitStatus, Duration) {
        let begun = Instant::now();
        let process = &mut self.process;
        let ended = until("its end", || std::future::ready(process.try_wait().expect("its state")));
        (ended.await, begun.elapsed())
    }

    /// Everything it has logged so far, before a restart too.
    pub(super) fn log(&self) -> String {
        let log = std::fs::read_to_string(self.log.path()).expect("its log");
        format!("{}{log}", self.earlier)
    }

    /// Its process id.
    pub(super) fn id(&self) -> u32 {
        self.process.id()
    }

    /// Somebody who has made an account, with a username that nobody else has.
    pub(super) async fn member(&self, name: &str) -> Client {
        let mut client = self.stranger();
        let username = unique(name);
        let email = format!("{username}@lamplight.test");
        let fields = [
            ("display_name", name),
            ("username", &username),
            ("email", &email),
            ("password", PASSWORD),
        ];
        client.post("/register", &fields).await.is(303);
        (client.name, client.username) = (name.to_owned(), username);
        client
    }
}

impl Place for Lamplight {
    fn stranger(&self) -> Client {
        Client::at(&self.url)
    }

    /// A new one has no other.
    fn story(&self) -> &'static str {
        LAST_TOAST
    }
}

impl Drop for Lamplight {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
        // Its process id may be somebody else's from now on.
        let _ = self.watchdog.kill();
        let _ = self.watchdog.wait();
    }
}

fn read(output: &Output) -> String {
    output.lock().expect("the output").clone()
}

/// Reads a pipe for as long as the process writes, which would stand still otherwise.
fn gather(mut pipe: impl Read + Send + 'static) -> Output {
    let output = Output::default();
    let gathered = output.clone();
    thread::spawn(move || {
        let mut buffer = [0; 4096];
        while let Ok(length @ 1..) = pipe.read(&mut buffer) {
            let text = String::from_utf8_lossy(&buffer[..length]);
            gathered.lock().expect("the output").push_str(&text);
        }
    });
    output
}
