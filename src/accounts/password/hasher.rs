//! Threads of their own for password arithmetic, so that no page waits behind it.

use base64::{Engine, engine::general_purpose::STANDARD_NO_PAD};
use hmac::{Hmac, Mac};
use lamplight_core::error::AppError;
use sha2::Sha256;
use std::{
    io,
    sync::{
        Arc, Mutex, PoisonError,
        mpsc::{Receiver, SyncSender, sync_channel},
    },
    thread,
};
use tokio::sync::oneshot;

/// Two, so that one slow sign-in does not hold up the next, and pages keep the other cores.
const THREADS: usize = 2;
/// At the default cost the last in a full queue waits about four seconds.
const QUEUE: usize = 32;
/// What somebody is told to wait when the queue is full.
const RETRY_SECONDS: u64 = 5;
/// Salt and sum of no password at all; with a cost in front it is checked like any other.
const NOBODY: &str = "K1i7rW9sQxLe3m0ZbTnUYu7X8oHq3R2p5sV6dJc1fGa4kEwNzMyBi";
/// Ties the first step to this program: sums stolen elsewhere are no passwords here.
const PURPOSE: &[u8] = b"lamplight password 1";

type Job = Box<dyn FnOnce() + Send>;

/// Hashes and checks passwords.
pub struct Hasher {
    cost: u32,
    jobs: SyncSender<Job>,
}

impl Hasher {
    /// Starts the threads. `cost` is bcrypt's. They end when the value is dropped.
    ///
    /// # Errors
    /// When the system has no thread to give.
    pub fn new(cost: u32) -> io::Result<Self> {
        let (jobs, queue) = sync_channel::<Job>(QUEUE);
        let queue = Arc::new(Mutex::new(queue));
        for number in 0..THREADS {
            let queue = queue.clone();
            let name = format!("passwords-{number}");
            thread::Builder::new().name(name).spawn(move || labour(&queue))?;
        }
        Ok(Self { cost, jobs })
    }

    /// What to keep of `password`.
    ///
    /// # Errors
    /// `TooMany` when the queue is full.
    pub async fn hash(&self, password: String) -> Result<String, AppError> {
        let cost = self.cost;
        self.work(move || bcrypt::hash(shortened(&password), cost))
            .await?
            .map_err(AppError::internal)
    }

    /// Whether `password` is the one that `kept` was made of. Where nothing is kept, because
    /// there is no such account, the work is the same: the time taken must not tell.
    ///
    /// # Errors
    /// `TooMany` when the queue is full.
    pub async fn verify(&self, password: String, kept: Option<String>) -> Result<bool, AppError> {
        let known = kept.is_some();
        let kept = kept.unwrap_or_else(|| self.nobodys());
        let fits = self.work(move || bcrypt::verify(shortened(&password), &kept)).await?;
        Ok(fits.map_err(AppError::internal)? && known)
    }

    /// Runs `job` on one of the threads.
    ///
    /// # Errors
    /// `TooMany` when the queue is full.
    pub(super) async fn work<T: Send + 'static>(
        &self,
        job: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, AppError> {
        let (send, receive) = oneshot::channel();
        let job = Box::new(move || {
            // Who asked may have gone away in the meantime.
            let _ = send.send(job());
        });
        self.jobs.try_send(job).map_err(|_| AppError::TooMany(RETRY_SECONDS))?;
        receive.await.map_err(|_| AppError::internal("a password thread has crashed"))
    }

    /// Something to check a password against when there is no account.
    fn nobodys(&self) -> String {
        format!("$2b${:02}${NOBODY}", self.cost)
    }
}

/// bcrypt stops at 72 bytes and at a NUL; this is 43 letters that depend on every byte.
fn shortened(password: &str) -> String {
    // HMAC takes keys of any length; the fallback cannot be reached.
    let mut mac = Hmac::<Sha256>::new_from_slice(PURPOSE)
        .unwrap_or_else(|_| unreachable!("HMAC takes any key"));
    mac.update(password.as_bytes());
    STANDARD_NO_PAD.encode(mac.finalize().into_bytes())
}

/// Works off the queue until nobody can add to it any more.
fn labour(queue: &Mutex<Receiver<Job>>) {
    loop {
        let next = queue.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(job) = next else {
            return;
        };
        job();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Barrier;

    #[tokio::test]
    async fn a_password_fits_itself_and_nothing_else() {
        let hasher = Hasher::new(4).unwrap();
        let kept = hasher.hash("brass lantern".to_owned()).await.unwrap();
        assert!(kept.starts_with("$2b$04$") && kept.len() == 60, "{kept}");
        assert!(hasher.verify("brass lantern".into(), Some(kept.clone())).await.unwrap());
        assert!(!hasher.verify("Brass lantern".into(), Some(kept)).await.unwrap());
    }

    #[tokio::test]
    async fn every_letter_counts_however_long_it_is() {
        let hasher = Hasher::new(4).unwrap();
        let long = "lamp".repeat(250);
        let kept = hasher.hash(format!("{long}a")).await.unwrap();
        assert!(hasher.verify(format!("{long}a"), Some(kept.clone())).await.unwrap());
        assert!(!hasher.verify(format!("{long}b"), Some(kept)).await.unwrap());
        let kept = hasher.hash("a\0b".into()).await.unwrap();
        assert!(!hasher.verify("a\0c".into(), Some(kept)).await.unwrap());
    }

    #[tokio::test]
    async fn where_there_is_no_account_the_same_work_is_done() {
        let hasher = Hasher::new(5).unwrap();
        let nobodys = hasher.nobodys();
        // A malformed hash would be refused at once, and the time taken would tell.
        assert!(!bcrypt::verify("anything", &nobodys).expect("a hash that can be checked"));
        let real = hasher.hash("brass lantern".into()).await.unwrap();
        assert_eq!(nobodys[..7], real[..7], "the same cost");
        assert!(!hasher.verify("anything".into(), None).await.unwrap());
    }

    #[tokio::test]
    async fn a_full_queue_says_so_instead_of_growing() {
        let hasher = Hasher::new(4).unwrap();
        let (busy, free) =
            (Arc::new(Barrier::new(THREADS + 1)), Arc::new(Barrier::new(THREADS + 1)));
        for _ in 0..THREADS {
            let (busy, free) = (busy.clone(), free.clone());
            let job = Box::new(move || {
                busy.wait();
                free.wait();
            });
            hasher.jobs.try_send(job).expect("nobody has asked for anything yet");
        }
        busy.wait();
        for _ in 0..QUEUE {
            hasher.jobs.try_send(Box::new(|| ())).expect("there is room");
        }
        let turned_away = hasher.hash("brass lantern".into()).await;
        assert!(matches!(turned_away, Err(AppError::TooMany(_))));
        free.wait();
    }
}
