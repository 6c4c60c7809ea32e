//! Who listens: the open streams by person, so that nobody holds more than they can look at, and
//! none goes on when its person may not look any more.

use super::hub::lock;
use std::{
    collections::{HashMap, VecDeque},
    sync::{
        Mutex,
        atomic::{AtomicU64, Ordering},
    },
};
use tokio::sync::oneshot;
use uuid::Uuid;

/// Streams of one login session at one evening: a few tabs, and some that have lost their phone
/// and do not know it yet.
const MOST: usize = 8;
/// Televisions of one evening and whoever else was given their link; nobody signs in for it.
const MOST_SCREENS: usize = 1000;

/// Somebody who listens to an evening.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Ear {
    /// The evening.
    pub(super) evening: Uuid,
    /// The hash of the login session's token; none for the television, whose link is enough.
    pub(super) login: Option<[u8; 32]>,
    /// The seat they sit in, if they do.
    pub(super) seat: Option<Uuid>,
    /// Which of the evening's links a television came by.
    pub(super) screen: Option<i32>,
}

/// A stream's place in the list; whoever drops it from the list ends the stream.
type Open = (u64, oneshot::Sender<()>);

/// See the module.
#[derive(Default)]
pub(super) struct Listeners {
    open: Mutex<HashMap<Ear, VecDeque<Open>>>,
    opened: AtomicU64,
}

impl Listeners {
    /// A stream opens: its number, and what tells it to end. Of too many the oldest ends.
    pub(super) fn arrive(&self, ear: Ear) -> (u64, oneshot::Receiver<()>) {
        let (end, ended) = oneshot::channel();
        let number = self.opened.fetch_add(1, Ordering::Relaxed);
        let most = if ear.login.is_some() { MOST } else { MOST_SCREENS };
        let mut open = lock(&self.open);
        let streams = open.entry(ear).or_default();
        if streams.len() >= most {
            streams.pop_front();
        }
        streams.push_back((number, end));
        (number, ended)
    }

    /// A stream has ended.
    pub(super) fn leave(&self, ear: &Ear, number: u64) {
        let mut open = lock(&self.open);
        let Some(streams) = open.get_mut(ear) else { return };
        streams.retain(|(other, _)| *other != number);
        if streams.is_empty() {
            open.remove(ear);
        }
    }

    /// Everybody who listens.
    pub(super) fn all(&self) -> Vec<Ear> {
        lock(&self.open).keys().copied().collect()
    }

    /// Ends all streams of `ear`.
    pub(super) fn end(&self, ear: &Ear) {
        lock(&self.open).remove(ear);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_too_many_streams_the_oldest_end() {
        let listeners = Listeners::default();
        let ear = Ear { evening: Uuid::nil(), login: Some([7; 32]), seat: None, screen: None };
        let mut streams: Vec<_> = (0..=MOST).map(|_| listeners.arrive(ear)).collect();
        let mut ended = streams
            .iter_mut()
            .map(|(_, end)| end.try_recv() == Err(oneshot::error::TryRecvError::Closed));
        assert!(ended.next().is_some_and(|first| first));
        assert!(ended.all(|other| !other));
        for (number, _) in &streams {
            listeners.leave(&ear, *number);
        }
        assert!(listeners.all().is_empty(), "nothing is kept of those who have gone");
    }
}
