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

use crate::{
    db::Db,
    listening::{Hub, Place, outgoing::notice},
    state::Core,
};
use actix_web::web::Data;
use diesel::{QueryResult, RunQueryDsl, sql_types::Text};
use std::time::Duration;
use uuid::Uuid;

/// What the notices are called, in PostgreSQL and in Redis.
const CHANNEL: &str = "lamplight_live";
/// After this long a lost connection is made anew.
const TRY_AGAIN: Duration = Duration::from_secs(1);

type Failure = Box<dyn std::error::Error + Send + Sync>;

impl Hub {
    /// Another process's notice has come; one's own says nothing new.
    fn heard(&self, notice: &str) {
        let mut words = notice.split(' ');
        if words.next() == Some(self.outgoing.process().to_string().as_str()) {
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
        while !shared.is_closing() {
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
        while !shared.is_closing() {
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
