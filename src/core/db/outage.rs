//! Whether the database can be reached, and since when not.

use diesel::ConnectionError;
use std::{
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

/// Told of every attempt to connect.
#[derive(Debug, Default)]
pub(super) struct Outage {
    since: Mutex<Option<Instant>>,
}

impl Outage {
    /// An attempt has failed with `error`, or has not. Only the first of a kind is logged.
    pub(super) fn note(&self, error: Option<&ConnectionError>) {
        let mut since = self.since.lock().unwrap_or_else(PoisonError::into_inner);
        match (error, *since) {
            (Some(error), None) => {
                *since = Some(Instant::now());
                tracing::error!(%error, "the database cannot be reached");
            }
            (None, Some(begun)) => {
                *since = None;
                let milliseconds = begun.elapsed().as_millis();
                tracing::info!(milliseconds, "the database can be reached again");
            }
            _ => {}
        }
    }

    /// How long it has been going on; no time at all if it has not.
    pub(super) fn lasted(&self) -> Duration {
        let since = self.since.lock().unwrap_or_else(PoisonError::into_inner);
        since.map_or(Duration::ZERO, |since| since.elapsed())
    }
}
