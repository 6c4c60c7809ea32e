//! How processes tell one another what has changed: through PostgreSQL's notices, or through Redis
//! where `REDIS_URL` is set.
//!
//! Notices are gathered and sent after the commit, on a connection of their own: `pg_notify` inside
//! a transaction would make all commits of the database wait for one another. A notice that gets
//! lost, because a process died after its commit, is made good by [`watch`](super::watch), which
//! compares versions.

mod polling;
mod postgres;
mod redis;

use super::{
    channel::Place,
    hub::{Hub, lock},
};
use crate::{Core, db::Db};
use actix_web::web::Data;
use diesel::{QueryResult, RunQueryDsl, sql_types::Text};
use std::{collections::HashSet, fmt::Write, sync::Mutex, time::Duration};
use tokio::sync::Notify;
use uuid::Uuid;

/// What the notices are called, in PostgreSQL and in Redis.
const CHANNEL: &str = "lamplight_live";
/// After this long a lost connection is made anew.
const TRY_AGAIN: Duration = Duration::from_secs(1);
/// Changes that wait to be told while nobody can be told.
const MOST_WAITING: usize = 10_000;
/// Changes in one notice: PostgreSQL takes 8,000 bytes.
const MOST_TOGETHER: usize = 100;

type Failure = Box<dyn std::error::Error + Send + Sync>;

/// Changes that other processes have not been told of yet.
pub(super) struct Outgoing {
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
    /// `place` has changed.
    pub(super) fn push(&self, place: Place) {
        let mut waiting = lock(&self.waiting);
        if waiting.len() < MOST_WAITING {
            waiting.insert(place);
        }
        drop(waiting);
        self.ready.notify_one();
    }

    /// What is to be told now, as notices; waits until there is something.
    async fn next(&self) -> Vec<String> {
        loop {
            let notices = self.take();
            if !notices.is_empty() {
                return notices;
            }
            self.ready.notified().await;
        }
    }

    fn take(&self) -> Vec<String> {
        let places: Vec<Place> = lock(&self.waiting).drain().collect();
        places.chunks(MOST_TOGETHER).map(|some| notice(self.process, some)).collect()
    }
}

/// A notice of `process`: its name, then channel and id of each change.
fn notice(process: Uuid, places: &[Place]) -> String {
    places.iter().fold(process.to_string(), |mut text, place| {
        let _ = write!(text, " {}:{}", place.channel, place.id);
        text
    })
}

impl Hub {
    /// Another process's notice has come; one's own says nothing new.
    fn heard(&self, notice: &str) {
        let mut words = notice.split(' ');
        if words.next() == Some(self.outgoing.process.to_string().as_str()) {
            return;
        }
        let places = words.filter_map(|word| {
            let (channel, id) = word.split_once(':')?;
            Some(Place { channel: self.channel_name(channel)?, id: Uuid::try_parse(id).ok()? })
        });
        places.for_each(|place| self.wake(place));
    }

    /// Whatever was said while nobody listened is in the rows: everything is looked at once.
    fn look_at_everything(&self) {
        self.places().into_iter().for_each(|(place, _)| self.wake(place));
    }
}

/// Tells all processes, this one too, that `place` has changed, when the transaction of `db` is
/// committed and not if it comes to nothing. For changes that are rare: the others are told after
/// the commit by [`Hub::changed`], which costs the database nothing.
///
/// # Errors
/// The database's.
pub fn announce(db: &mut Db, place: Place) -> QueryResult<()> {
    let notice = notice(Uuid::nil(), &[place]);
    diesel::select(pg_notify(CHANNEL, notice)).execute(db).map(drop)
}

diesel::define_sql_function! {
    /// PostgreSQL's own.
    fn pg_notify(channel: Text, payload: Text) -> diesel::sql_types::Nullable<Text>;
}

/// Starts the tasks that tell and hear. PostgreSQL is heard in any case: some changes are told in
/// their own transaction.
pub(super) fn start(core: &Data<Core>) {
    let shared = core.clone();
    actix_web::rt::spawn(async move {
        while !shared.live.is_closed() {
            let ended = match postgres::config(&shared.database_url) {
                Some(config) => postgres::carry(&shared, &config).await,
                // Only libpq knows how to reach this one.
                None => polling::carry(&shared).await,
            };
            pause(ended).await;
        }
    });
    let Some(url) = core.config.redis_url.clone() else { return };
    let shared = core.clone();
    actix_web::rt::spawn(async move {
        while !shared.live.is_closed() {
            pause(redis::carry(&shared, &url).await).await;
        }
    });
}

async fn pause(ended: Result<(), Failure>) {
    if let Err(error) = ended {
        tracing::debug!(%error, "not hearing other processes; trying again");
    }
    tokio::time::sleep(TRY_AGAIN).await;
}

/// Whether PostgreSQL is told too, and not only heard.
fn tells(core: &Core) -> bool {
    core.config.redis_url.is_none()
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
