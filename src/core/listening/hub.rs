//! Places and those who listen to them.

use super::{
    channel::{Audience, Channel, Place},
    event::Event,
    lock::lock,
    message,
    outgoing::Outgoing,
    rendered::Rendered,
    subscribers::Subscribers,
};
use crate::closing::Closing;
use std::{
    collections::{HashMap, HashSet},
    sync::{
        Arc, Mutex,
        atomic::{AtomicU64, Ordering},
    },
};
use tokio::sync::{Notify, broadcast, mpsc};

/// Messages that a slow listener may fall behind before it is told to start over.
const BACKLOG: usize = 8;

/// What listens to one place.
#[derive(Default)]
struct Room {
    audiences: HashMap<Audience, broadcast::Sender<Event>>,
    /// What each audience was last sent, part by part, so that only what has changed is sent.
    sent: Arc<Mutex<HashMap<Audience, message::Prints>>>,
    /// The number of the reading that was sent last.
    reading: u64,
    /// The version that was sent last, or that the first listener read.
    version: i64,
}

/// See the module.
pub struct Hub {
    rooms: Mutex<HashMap<Place, Room>>,
    channels: Mutex<HashMap<&'static str, Arc<dyn Channel>>>,
    dirty: mpsc::UnboundedSender<Place>,
    woken: Mutex<Option<mpsc::UnboundedReceiver<Place>>>,
    waiting: Mutex<HashSet<Place>>,
    /// Numbers the readings.
    readings: AtomicU64,
    closing: Closing,
    /// Who has streams open.
    pub(crate) subscribers: Subscribers,
    /// Somebody may not look any more.
    pub(crate) again: Notify,
    /// What other processes are to be told.
    pub(crate) outgoing: Outgoing,
}

impl Hub {
    /// Without channels and listeners; `closing` is the program's.
    pub fn new(closing: Closing) -> Self {
        let (dirty, woken) = mpsc::unbounded_channel();
        Self {
            rooms: Mutex::default(),
            channels: Mutex::default(),
            dirty,
            woken: Mutex::new(Some(woken)),
            waiting: Mutex::default(),
            readings: AtomicU64::new(1),
            closing,
            subscribers: Subscribers::default(),
            again: Notify::new(),
            outgoing: Outgoing::default(),
        }
    }

    /// Takes a channel in, under its name. Done once, before anybody listens.
    pub fn register(&self, channel: Arc<dyn Channel>) {
        lock(&self.channels).insert(channel.name(), channel);
    }

    /// The channel of this name.
    pub(crate) fn channel(&self, name: &str) -> Option<Arc<dyn Channel>> {
        lock(&self.channels).get(name).cloned()
    }

    /// The name of a channel as it was registered.
    pub(crate) fn channel_name(&self, name: &str) -> Option<&'static str> {
        lock(&self.channels).get_key_value(name).map(|(name, _)| *name)
    }

    /// What has to be rendered, as it comes: taken once, by the task that renders.
    pub(crate) fn take_woken(&self) -> Option<mpsc::UnboundedReceiver<Place>> {
        lock(&self.woken).take()
    }

    /// Listens to a place as an audience. Whoever listens reads all there was at `version` by
    /// themselves; what comes after it is sent.
    pub(crate) fn listen(
        &self,
        place: Place,
        audience: Audience,
        version: i64,
    ) -> broadcast::Receiver<Event> {
        let mut rooms = lock(&self.rooms);
        if self.closing.is_said() {
            // Nobody will say anything: the stream ends at once.
            return broadcast::channel(BACKLOG).1;
        }
        let room = rooms.entry(place).or_default();
        if room.audiences.is_empty() {
            room.version = version;
        }
        // Whoever comes now may show something older or newer than was sent last: the next
        // message brings this audience's parts whole.
        lock(&room.sent).remove(&audience);
        room.audiences.entry(audience).or_insert_with(|| broadcast::channel(BACKLOG).0).subscribe()
    }

    /// Somebody has stopped listening: forgets audiences and places nobody listens to.
    pub(crate) fn tidy(&self, place: Place) {
        let mut rooms = lock(&self.rooms);
        let Some(room) = rooms.get_mut(&place) else { return };
        room.audiences.retain(|_, sender| sender.receiver_count() > 0);
        lock(&room.sent).retain(|audience, _| room.audiences.contains_key(audience));
        if room.audiences.is_empty() {
            rooms.remove(&place);
        }
    }

    /// Something about `place` has changed and is committed: whoever listens is sent it, in this
    /// process and in others. Cheap; rendering happens elsewhere, and several changes in a row are
    /// rendered once.
    pub fn changed(&self, place: Place) {
        self.wake(place);
        self.outgoing.push(place);
    }

    /// The same for this process alone.
    pub(crate) fn wake(&self, place: Place) {
        let listened = lock(&self.rooms).contains_key(&place);
        if listened && lock(&self.waiting).insert(place) {
            // The receiver ends with the process.
            let _ = self.dirty.send(place);
        }
    }

    /// From here on a new change of `place` has to be rendered anew.
    pub(crate) fn begin_reading(&self, place: Place) -> u64 {
        lock(&self.waiting).remove(&place);
        self.readings.fetch_add(1, Ordering::SeqCst)
    }

    /// Somebody may not look any more: looks now, and not only in a while, whether all who listen
    /// still may.
    pub fn look_again(&self) {
        self.again.notify_one();
    }

    /// The places somebody listens to, with the version each was last sent.
    pub(crate) fn places(&self) -> Vec<(Place, i64)> {
        lock(&self.rooms).iter().map(|(place, room)| (*place, room.version)).collect()
    }

    /// The audiences of a place that somebody listens as, and the version they were sent last.
    pub(crate) fn audiences(&self, place: Place) -> (Vec<Audience>, i64) {
        lock(&self.rooms).get(&place).map_or_else(Default::default, |room| {
            (room.audiences.keys().copied().collect(), room.version)
        })
    }

    /// Sends every audience of a place what has changed of it since it was last sent something.
    /// Of two readings side by side the one that began first may be done last: it is dropped, or
    /// it would turn pages back.
    pub(crate) fn send(&self, place: Place, reading: u64, rendered: Rendered) {
        let mut rooms = lock(&self.rooms);
        let Some(room) = rooms.get_mut(&place).filter(|room| room.reading < reading) else {
            return;
        };
        let before = std::mem::replace(&mut room.version, rendered.version);
        room.reading = reading;
        let mut sent = lock(&room.sent);
        for (audience, parts, entries) in rendered.audiences {
            let Some(sender) = room.audiences.get(&audience) else { continue };
            let prints = message::prints(&parts);
            let changed = message::changed(sent.get(&audience), &parts, &prints);
            let new: Vec<_> = entries.into_iter().filter(|it| it.number > before).collect();
            if !changed.is_empty() || !new.is_empty() {
                // No receiver is no error: the last one has just left.
                let _ = sender.send(message::event(rendered.version, &changed, &new));
            }
            sent.insert(audience, prints);
        }
    }

    /// Ends all streams. That the program is closing, so that no new ones begin, has been said.
    pub(crate) fn close(&self) {
        lock(&self.rooms).clear();
        // Channels hold what holds this.
        lock(&self.channels).clear();
    }
}
