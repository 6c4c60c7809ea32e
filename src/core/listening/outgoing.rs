//! Changes that other processes have not been told of yet.

use super::{channel::Place, lock::lock};
use std::{collections::HashSet, fmt::Write, sync::Mutex};
use tokio::sync::Notify;
use uuid::Uuid;

/// Changes that wait to be told while nobody can be told.
const MOST_WAITING: usize = 10_000;
/// Changes in one notice: PostgreSQL takes 8,000 bytes.
const MOST_TOGETHER: usize = 100;

/// See the module.
pub(crate) struct Outgoing {
    process: Uuid,
    waiting: Mutex<HashSet<Place>>,
    ready: Notify,
}

impl Default for Outgoing {
    fn default() -> Self {
        Self { process: Uuid::new_v4(), waiting: Mutex::default(), ready: Notify::new() }
    }
}

impl Outgoing {
    /// By what this process's notices are known.
    pub(crate) fn process(&self) -> Uuid {
        self.process
    }

    /// `place` has changed.
    pub(crate) fn push(&self, place: Place) {
        let mut waiting = lock(&self.waiting);
        if waiting.len() < MOST_WAITING {
            waiting.insert(place);
        }
        drop(waiting);
        self.ready.notify_one();
    }

    /// What is to be told now, as notices; waits until there is something.
    pub(crate) async fn next(&self) -> Vec<String> {
        loop {
            let notices = self.take();
            if !notices.is_empty() {
                return notices;
            }
            self.ready.notified().await;
        }
    }

    /// The same without waiting.
    pub(crate) fn take(&self) -> Vec<String> {
        let places: Vec<Place> = lock(&self.waiting).drain().collect();
        places.chunks(MOST_TOGETHER).map(|some| notice(self.process, some)).collect()
    }
}

/// A notice of `process`: its name, then channel and id of each change.
pub(crate) fn notice(process: Uuid, places: &[Place]) -> String {
    places.iter().fold(process.to_string(), |mut text, place| {
        let _ = write!(text, " {}:{}", place.channel, place.id);
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_changes_are_told_together_and_each_once() {
        let outgoing = Outgoing::default();
        let place = |id| Place { channel: "test", id: Uuid::from_u128(id) };
        (0..250).for_each(|id| outgoing.push(place(id)));
        (0..250).for_each(|id| outgoing.push(place(id)));
        let notices = outgoing.take();
        assert_eq!(notices.len(), 3);
        assert!(notices.iter().all(|it| it.len() < 8000));
        let told: HashSet<&str> = notices.iter().flat_map(|it| it.split(' ').skip(1)).collect();
        assert_eq!(told.len(), 250);
        assert!(outgoing.take().is_empty());
    }
}
