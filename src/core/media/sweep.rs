//! Deletes the bytes of what nobody sees any more, and of what never came to be seen.

use super::Media;
use crate::db::Db;
use chrono::{DateTime, Duration, Utc};
use diesel::prelude::*;
use lamplight_media::{
    MediaId,
    storage::{Key, StorageError},
};
use lamplight_schema::media::{media as m, media_variants as v};
use std::collections::BTreeMap;
use uuid::Uuid;

/// No upload is on its way for so long.
const ON_ITS_WAY: Duration = Duration::hours(1);
/// Files deleted in one go, since a connection waits for it; the rest is for the next.
const AT_ONCE: i64 = 1_000;

/// The files of each upload that is to go.
type Leaving = BTreeMap<Uuid, Vec<String>>;

/// Deletes bytes, then their rows; how many uploads that were. What cannot be deleted now is tried
/// again the next time: deleting twice does no harm.
pub(crate) fn sweep(db: &mut Db, media: &Media, now: DateTime<Utc>) -> QueryResult<usize> {
    let leaving = leaving(db, now)?;
    if leaving.is_empty() {
        return Ok(0);
    }
    let gone = delete_bytes(media, leaving);
    diesel::delete(m::table.filter(m::id.eq_any(gone))).execute(db)
}

fn leaving(db: &mut Db, now: DateTime<Utc>) -> QueryResult<Leaving> {
    let never_came = m::used_at.is_null().and(m::created_at.lt(now - ON_ITS_WAY));
    let files: Vec<(Uuid, String)> = m::table
        .inner_join(v::table)
        .filter(m::deleted_at.is_not_null().or(never_came))
        .order((m::created_at, m::id))
        .limit(AT_ONCE)
        .select((m::id, v::name))
        .load(db)?;
    let mut leaving = Leaving::new();
    for (id, name) in files {
        leaving.entry(id).or_default().push(name);
    }
    Ok(leaving)
}

/// The uploads whose bytes are gone. In a runtime of its own: who sweeps may be in one, or in none.
fn delete_bytes(media: &Media, leaving: Leaving) -> Vec<Uuid> {
    let work = || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().ok()?;
        Some(runtime.block_on(delete_all(media, leaving)))
    };
    let done = std::thread::scope(|scope| scope.spawn(work).join());
    done.ok().flatten().unwrap_or_default()
}

async fn delete_all(media: &Media, leaving: Leaving) -> Vec<Uuid> {
    let mut gone = Vec::new();
    for (id, names) in leaving {
        match delete_one(media, id, &names).await {
            Ok(()) => gone.push(id),
            Err(error) => {
                // One that does not answer will not answer to the next.
                tracing::warn!(%error, "what was deleted still takes room");
                break;
            }
        }
    }
    gone
}

async fn delete_one(media: &Media, id: Uuid, names: &[String]) -> Result<(), StorageError> {
    let storage = media.fresh_storage()?;
    for name in names.iter().filter_map(|name| name.parse().ok()) {
        storage.delete(&Key::new(MediaId(id), &name)).await?;
    }
    Ok(())
}
