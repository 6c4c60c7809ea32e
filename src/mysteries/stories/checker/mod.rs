//! Holds stories against every rule, beside the requests: a long one takes seconds, and nobody else
//! shall wait for that, for a thread or for a connection.
//!
//! There is one for the editor and for files that come in. It works on a few threads of its own, on
//! one story of a person at once, remembers what it said of a file, and whoever asks waits only so
//! long: what is found later is there when they ask again.

mod memory;
mod queue;

use lamplight_core::error::AppError;
use lamplight_story_file as story_file;
use lamplight_story_file::Report;
use queue::{Asked, Queue, most_threads};
use std::{sync::Arc, time::Duration};
use tokio::{
    sync::{Semaphore, oneshot},
    time::timeout,
};
use uuid::Uuid;

/// Drafts that are read or written at once, which is quicker than checking them.
const AT_ONCE: usize = 2;

/// How long somebody waits who wants to see a page: the rest of it is there without the check.
pub(super) const FOR_A_PAGE: Duration = Duration::from_secs(2);
/// How long somebody waits who can go on only with the answer.
pub(super) const FOR_AN_ANSWER: Duration = Duration::from_secs(15);

/// See the module.
pub struct Checker {
    queue: Arc<Queue>,
    places: Arc<Semaphore>,
}

impl Default for Checker {
    fn default() -> Self {
        Self::with(most_threads(), |source| story_file::check(source, false))
    }
}

impl Checker {
    fn with(threads: usize, check: impl Fn(&[u8]) -> Report + Send + Sync + 'static) -> Self {
        let queue = Arc::new(Queue::new(threads, check));
        Self { queue, places: Arc::new(Semaphore::new(AT_ONCE)) }
    }

    /// What is wrong with the file `source`, for the person `who`; none if that is not known within
    /// `patience`.
    pub(super) async fn check(
        &self,
        who: Uuid,
        source: impl Into<Arc<[u8]>>,
        patience: Duration,
    ) -> Option<Arc<Report>> {
        match self.queue.ask(who, source.into()) {
            Asked::Known(report) => Some(report),
            Asked::TooMuch => None,
            Asked::UnderWay(mut told) => {
                let report = timeout(patience, told.wait_for(Option::is_some)).await.ok()?.ok()?;
                report.clone()
            }
        }
    }

    /// Does `work` that takes as long as reading a story does, on a thread of its own: never more
    /// than a few at once.
    ///
    /// # Errors
    /// `Internal` if the work fails, or no thread can be had.
    pub(super) async fn beside<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, AppError> {
        let place = self.places.clone().acquire_owned().await.map_err(AppError::internal)?;
        let (done, told) = oneshot::channel();
        let thread = std::thread::Builder::new().name("drafts".to_owned());
        let started = thread.spawn(move || {
            let result = work();
            drop(place);
            // Whoever asked may have gone.
            drop(done.send(result));
        });
        started.map_err(AppError::internal)?;
        told.await.map_err(AppError::internal)
    }
}

#[cfg(test)]
mod tests;
