//! Topics and those who listen to them; and the task that renders what has changed.

use super::{listeners::Listeners, render};
use crate::Mysteries;
use actix_web::web::Data;
use bytes::Bytes;
use lamplight_core::error::AppError;
use std::{
    collections::{HashMap, HashSet},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::Duration,
};
use tokio::sync::{Notify, Semaphore, broadcast, mpsc};
use uuid::Uuid;

/// An audience of an evening.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Topic {
    /// Everybody at the table.
    Everyone,
    /// The television.
    Screen,
    /// The host's console.
    Host,
    /// One seat: the participant's id.
    Seat(Uuid),
}

/// Messages that a slow listener may fall behind before it is told to start over.
const BACKLOG: usize = 8;
/// Evenings rendered side by side.
const RENDERERS: usize = 2;
/// After this long an evening that could not be read is read again.
const TRY_AGAIN: Duration = Duration::from_secs(1);

/// What listens to one evening.
#[derive(Default)]
struct Room {
    topics: HashMap<Topic, broadcast::Sender<Bytes>>,
    /// What each topic was last sent, part by part, so that only what has changed is sent.
    sent: Arc<Mutex<HashMap<Topic, render::Prints>>>,
    /// The number of the reading that was sent last.
    reading: u64,
}

/// See the module.
pub struct Hub {
    process: Uuid,
    rooms: Mutex<HashMap<Uuid, Room>>,
    dirty: mpsc::UnboundedSender<Uuid>,
    woken: Mutex<Option<mpsc::UnboundedReceiver<Uuid>>>,
    waiting: Mutex<HashSet<Uuid>>,
    /// Numbers the readings of evenings.
    readings: AtomicU64,
    closed: AtomicBool,
    /// Who has streams open.
    pub(super) listeners: Listeners,
    /// Somebody may not look any more.
    pub(super) again: Notify,
    /// Where this process hears of others' changes.
    pub(super) url: String,
}

pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // Nothing that holds these locks can panic half-way through a change.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Hub {
    /// Nobody listens yet. `url`: the database, for hearing of other processes.
    pub fn new(url: &str) -> Self {
        let (dirty, woken) = mpsc::unbounded_channel();
        Self {
            process: Uuid::new_v4(),
            rooms: Mutex::default(),
            dirty,
            woken: Mutex::new(Some(woken)),
            waiting: Mutex::default(),
            readings: AtomicU64::new(1),
            closed: AtomicBool::new(false),
            listeners: Listeners::default(),
            again: Notify::new(),
            url: url.to_owned(),
        }
    }

    /// Listens to a topic of an evening.
    pub(super) fn listen(&self, evening: Uuid, topic: Topic) -> broadcast::Receiver<Bytes> {
        let mut rooms = lock(&self.rooms);
        if self.is_closed() {
            // Nobody will say anything: the stream ends at once.
            return broadcast::channel(BACKLOG).1;
        }
        let room = rooms.entry(evening).or_default();
        // Whoever comes now may show something older or newer than was sent last: the next
        // message brings this topic whole.
        lock(&room.sent).remove(&topic);
        room.topics.entry(topic).or_insert_with(|| broadcast::channel(BACKLOG).0).subscribe()
    }

    /// Somebody has stopped listening: forgets topics and rooms nobody listens to.
    pub(super) fn tidy(&self, evening: Uuid) {
        let mut rooms = lock(&self.rooms);
        let Some(room) = rooms.get_mut(&evening) else { return };
        room.topics.retain(|_, sender| sender.receiver_count() > 0);
        lock(&room.sent).retain(|topic, _| room.topics.contains_key(topic));
        if room.topics.is_empty() {
            rooms.remove(&evening);
        }
    }

    /// Something about an evening has changed and is committed. Cheap; rendering happens elsewhere,
    /// and several changes in a row are rendered once.
    pub fn wake(&self, evening: Uuid) {
        let listened = lock(&self.rooms).contains_key(&evening);
        if listened && lock(&self.waiting).insert(evening) {
            // The receiver ends with the process.
            let _ = self.dirty.send(evening);
        }
    }

    /// Somebody may not look any more: looks now, and not only in a while, whether all who listen
    /// still may.
    pub fn look_again(&self) {
        self.again.notify_one();
    }

    /// What a change tells other processes: who made it, and which evening.
    pub fn notice(&self, evening: Uuid) -> String {
        format!("{} {evening}", self.process)
    }

    /// Reads another process's notice; none for one's own.
    pub(super) fn heard(&self, notice: &str) -> Option<Uuid> {
        let (process, evening) = notice.split_once(' ')?;
        (process != self.process.to_string()).then(|| Uuid::try_parse(evening).ok()).flatten()
    }

    /// The evenings somebody listens to.
    pub(super) fn evenings(&self) -> Vec<Uuid> {
        lock(&self.rooms).keys().copied().collect()
    }

    /// The topics of an evening somebody listens to.
    fn topics(&self, evening: Uuid) -> Vec<Topic> {
        lock(&self.rooms)
            .get(&evening)
            .map_or_else(Vec::new, |room| room.topics.keys().copied().collect())
    }

    /// Sends every topic of an evening what has changed of it since it was last sent something.
    /// Of two readings side by side the one that began first may be done last: it is dropped, or
    /// it would turn pages back.
    fn send(&self, evening: Uuid, reading: u64, seq: i64, rendered: Vec<(Topic, render::Parts)>) {
        let mut rooms = lock(&self.rooms);
        let Some(room) = rooms.get_mut(&evening).filter(|room| room.reading < reading) else {
            return;
        };
        room.reading = reading;
        let mut sent = lock(&room.sent);
        for (topic, parts) in rendered {
            let Some(sender) = room.topics.get(&topic) else { continue };
            let prints = render::prints(&parts);
            let changed = render::changed(sent.get(&topic), &parts, &prints);
            if !changed.is_empty() {
                // No receiver is no error: the last one has just left.
                let _ = sender.send(render::message(seq, &changed));
            }
            sent.insert(topic, prints);
        }
    }

    /// Ends all streams, and lets no new ones begin.
    pub fn close(&self) {
        self.closed.store(true, Ordering::Relaxed);
        lock(&self.rooms).clear();
    }

    /// Whether the house is closing.
    pub fn is_closed(&self) -> bool {
        self.closed.load(Ordering::Relaxed)
    }
}

/// Starts the task that renders woken evenings, a few at a time.
pub(super) fn start(area: &Data<Mysteries>) {
    let Some(mut woken) = lock(&area.hub.woken).take() else { return };
    let area = area.clone();
    actix_web::rt::spawn(async move {
        let renderers = Arc::new(Semaphore::new(RENDERERS));
        while let Some(evening) = woken.recv().await {
            let Ok(permit) = renderers.clone().acquire_owned().await else { return };
            let area = area.clone();
            actix_web::rt::spawn(async move {
                let shared = area.clone();
                let rendered = actix_web::web::block(move || {
                    // From here on a new change has to be rendered anew.
                    lock(&shared.hub.waiting).remove(&evening);
                    refresh(&shared, evening)
                });
                let rendered = rendered.await;
                drop(permit);
                if matches!(rendered, Ok(Err(AppError::Unavailable))) {
                    tokio::time::sleep(TRY_AGAIN).await;
                    area.hub.wake(evening);
                }
            });
        }
    });
}

/// Reads an evening and sends everybody who listens what is new to them.
fn refresh(area: &Mysteries, evening: Uuid) -> Result<(), AppError> {
    let reading = area.hub.readings.fetch_add(1, Ordering::SeqCst);
    let topics = area.hub.topics(evening);
    let read = render::read(area, evening).and_then(|it| render::topics(area, &it, &topics));
    match &read {
        Err(AppError::Unavailable) => tracing::debug!(%evening, "not sent yet: no database"),
        Err(error) => {
            tracing::warn!(%error, %evening, "an evening could not be sent to those who listen");
        }
        Ok(_) => {}
    }
    let (seq, rendered) = read?;
    area.core.metrics.renders.inc_by(rendered.len() as u64);
    area.hub.send(evening, reading, seq, rendered);
    Ok(())
}
