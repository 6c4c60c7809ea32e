//! Who listens: the open streams by person, so that nobody holds more than they can look at, and
//! none goes on when its person may not look any more.

use super::{channel::Subscriber, lock::lock};
use std::{
    collections::{HashMap, VecDeque},
    sync::{
        Mutex,
        atomic::{AtomicU64, Ordering},
    },
};
use tokio::sync::oneshot;

/// Streams of one sign-in at one place: a few tabs, and some that have lost their phone and do not
/// know it yet.
const MOST: usize = 8;
/// Streams of one link that needs no sign-in: televisions, and whoever else was given it.
const MOST_BY_LINK: usize = 1000;

/// A stream's place in the list; whoever drops it from the list ends the stream.
type Open = (u64, oneshot::Sender<()>);

/// See the module.
#[derive(Default)]
pub(crate) struct Subscribers {
    open: Mutex<HashMap<Subscriber, VecDeque<Open>>>,
    opened: AtomicU64,
}

impl Subscribers {
    /// A stream opens: its number, and what tells it to end. Of too many the oldest ends.
    pub(crate) fn arrive(&self, subscriber: Subscriber) -> (u64, oneshot::Receiver<()>) {
        let (end, ended) = oneshot::channel();
        let number = self.opened.fetch_add(1, Ordering::Relaxed);
        let most = if subscriber.login.is_some() { MOST } else { MOST_BY_LINK };
        let mut open = lock(&self.open);
        let streams = open.entry(subscriber).or_default();
        if streams.len() >= most {
            streams.pop_front();
        }
        streams.push_back((number, end));
        (number, ended)
    }

    /// A stream has ended.
    pub(crate) fn leave(&self, subscriber: &Subscriber, number: u64) {
        let mut open = lock(&self.open);
        let Some(streams) = open.get_mut(subscriber) else { return };
        streams.retain(|(other, _)| *other != number);
        if streams.is_empty() {
            open.remove(subscriber);
        }
    }

    /// Everybody who listens.
    pub(crate) fn all(&self) -> Vec<Subscriber> {
        lock(&self.open).keys().copied().collect()
    }

    /// Ends all streams of `subscriber`.
    pub(crate) fn end(&self, subscriber: &Subscriber) {
        lock(&self.open).remove(subscriber);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::listening::{Audience, Place};
    use uuid::Uuid;

    #[test]
    fn of_too_many_streams_the_oldest_end() {
        let subscribers = Subscribers::default();
        let place = Place { channel: "test", id: Uuid::nil() };
        let audience = Audience::all("everyone");
        let one = Subscriber { place, audience, login: Some([7; 32]), link: None };
        let mut streams: Vec<_> = (0..=MOST).map(|_| subscribers.arrive(one)).collect();
        let mut ended = streams
            .iter_mut()
            .map(|(_, end)| end.try_recv() == Err(oneshot::error::TryRecvError::Closed));
        assert!(ended.next().is_some_and(|first| first));
        assert!(ended.all(|other| !other));
        for (number, _) in &streams {
            subscribers.leave(&one, *number);
        }
        assert!(subscribers.all().is_empty(), "nothing is kept of those who have gone");
    }
}
