use std::ffi::OsString;
use std::fmt;
use std::io;
use std::path::PathBuf;
use std::process::Stdio;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::process::{Child, Command};
use tokio::sync::Semaphore;
use tokio::time::timeout;

use super::wire::{Answer, MadeVariant, Request, broken, pack, unpack};
use crate::{Kind, Limits, Output, Recipe, Refusal};

/// More than the variants of one picture can have.
const MAX_ANSWER: u64 = 128 * 1024 * 1024;

/// How many workers there may be, and how long things may take.
#[derive(Clone, Copy, Debug)]
pub struct Timing {
    /// How many pictures are worked on at once; each may take a gigabyte of memory.
    pub at_once: usize,
    /// How long one may take before it is killed.
    pub work: Duration,
    /// How long an upload waits for its turn.
    pub wait: Duration,
}

impl Default for Timing {
    fn default() -> Self {
        Self { at_once: 2, work: Duration::from_secs(30), wait: Duration::from_secs(20) }
    }
}

/// Has pictures decoded and written anew, each by a process of its own.
#[derive(Clone, Debug)]
pub struct Worker {
    program: PathBuf,
    arguments: Vec<OsString>,
    limits: Limits,
    timing: Timing,
    turns: Arc<Semaphore>,
}

/// A picture as it is kept: one variant for each width of the recipe, in its order.
#[derive(Clone, Debug)]
pub struct Picture {
    /// What was sent.
    pub kind: Kind,
    /// What was made of it.
    pub variants: Vec<Variant>,
}

/// One file of a picture.
#[derive(Clone, Debug)]
pub struct Variant {
    /// How wide it was to be at most, in pixels: what it is called by.
    pub asked_width: u32,
    /// How wide it is, in pixels.
    pub width: u32,
    /// How high it is, in pixels.
    pub height: u32,
    /// What it is written as.
    pub output: Output,
    /// The file.
    pub bytes: Bytes,
}

/// Why there is no picture; as text it is a sentence for who sent it.
#[derive(Debug)]
pub enum PictureError {
    /// For a reason that who sent it can do something about.
    Refused(Refusal),
    /// The worker ended without an answer, or with one that is none; for the log.
    Died(String),
    /// The worker was killed since it took too long.
    TimedOut,
    /// Too many others wait: try again later.
    Busy,
    /// No worker could be started, for which the picture can do nothing.
    NotStarted(io::Error),
}

impl std::error::Error for PictureError {}

impl fmt::Display for PictureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(refusal) => refusal.fmt(f),
            Self::Died(_) | Self::TimedOut => Refusal::Unreadable.fmt(f),
            Self::Busy => f.write_str("Many pictures are coming in. Please try again in a minute."),
            Self::NotStarted(_) => {
                f.write_str("Pictures cannot be taken in now. Please try again later.")
            }
        }
    }
}

impl Worker {
    /// Has the work done by this program with these arguments, which has to call
    /// [`super::worker_main`] before anything else.
    #[must_use]
    pub fn new(program: PathBuf, arguments: Vec<OsString>, limits: Limits, timing: Timing) -> Self {
        let turns = Arc::new(Semaphore::new(timing.at_once));
        Self { program, arguments, limits, timing, turns }
    }

    /// Has the work done by the program that runs now, in the very version that runs: on Linux its
    /// file may have been replaced by a newer one meanwhile.
    pub fn this_program(
        arguments: Vec<OsString>,
        limits: Limits,
        timing: Timing,
    ) -> io::Result<Self> {
        let itself = PathBuf::from("/proc/self/exe");
        let program = if itself.exists() { itself } else { std::env::current_exe()? };
        Ok(Self::new(program, arguments, limits, timing))
    }

    /// Takes a file that somebody sent, and makes what the recipe says.
    pub async fn take_in(&self, file: Bytes, recipe: Recipe) -> Result<Picture, PictureError> {
        self.limits.check_bytes(file.len() as u64).map_err(PictureError::Refused)?;
        let kind = Kind::of(&file).map_err(PictureError::Refused)?;
        let widths = recipe.widths.clone();
        let head = pack(&Request { recipe, limits: self.limits })
            .map_err(|error| PictureError::Died(error.to_string()))?;
        let turn = timeout(self.timing.wait, self.turns.acquire()).await;
        let Ok(Ok(_turn)) = turn else { return Err(PictureError::Busy) };
        let answer = self.run(&head, &file).await?;
        let variants = read_answer(&answer, &widths)?;
        Ok(Picture { kind, variants })
    }

    async fn run(&self, head: &[u8], file: &[u8]) -> Result<Bytes, PictureError> {
        let mut child = self.start().map_err(PictureError::NotStarted)?;
        match timeout(self.timing.work, talk(&mut child, head, file)).await {
            Ok(Ok(answer)) => Ok(answer.into()),
            Ok(Err(error)) => {
                child.kill().await.ok();
                Err(PictureError::Died(error.to_string()))
            }
            Err(_) => {
                child.kill().await.ok();
                Err(PictureError::TimedOut)
            }
        }
    }

    /// With nothing of ours: no settings, no secrets, no folder, no open files.
    fn start(&self) -> io::Result<Child> {
        Command::new(&self.program)
            .args(&self.arguments)
            .env_clear()
            .current_dir("/")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
    }
}

/// Says the request while listening, since a child that dies early does not hear all of it.
async fn talk(child: &mut Child, head: &[u8], file: &[u8]) -> io::Result<Vec<u8>> {
    let (Some(mut input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
        return Err(broken("no pipes"));
    };
    let say = async move {
        // If it does not listen, its end says more about the reason.
        if input.write_all(head).await.is_ok() {
            input.write_all(file).await.ok();
        }
    };
    let listen = async {
        let mut answer = Vec::new();
        output.take(MAX_ANSWER).read_to_end(&mut answer).await?;
        Ok::<_, io::Error>(answer)
    };
    let ((), answer) = tokio::join!(say, listen);
    let answer = answer?;
    if answer.len() as u64 == MAX_ANSWER {
        return Err(broken("an endless answer"));
    }
    let status = child.wait().await?;
    if status.success() { Ok(answer) } else { Err(io::Error::other(status.to_string())) }
}

/// A child that a picture has taken over could say anything, so nothing of it is believed.
fn read_answer(answer: &Bytes, widths: &[u32]) -> Result<Vec<Variant>, PictureError> {
    let died = |error: io::Error| PictureError::Died(error.to_string());
    let (head, body) = unpack::<Answer>(answer).map_err(died)?;
    let made = match head {
        Answer::Made(made) => made,
        Answer::Refused(refusal) => return Err(PictureError::Refused(refusal)),
    };
    let lengths = made.iter().try_fold(0, |sum: usize, made| sum.checked_add(made.length));
    if made.len() != widths.len() || lengths != Some(body.len()) {
        return Err(died(broken("not what was asked for")));
    }
    let mut rest = answer.slice_ref(body);
    let cut = |(made, asked): (MadeVariant, &u32)| variant(&made, *asked, &mut rest);
    made.into_iter().zip(widths).map(cut).collect()
}

fn variant(made: &MadeVariant, asked: u32, rest: &mut Bytes) -> Result<Variant, PictureError> {
    let bytes = rest.split_to(made.length);
    if !made.output.begins(&bytes) {
        return Err(PictureError::Died("what came back is not a picture".into()));
    }
    let (width, height) = (made.width, made.height);
    Ok(Variant { asked_width: asked, width, height, output: made.output, bytes })
}
