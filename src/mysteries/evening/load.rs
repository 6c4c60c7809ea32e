//! Reading an evening: in one query, whatever happened in it, and once for each version.

use super::{
    Evening, Part, Snapshot,
    rows::{Accusation, Assignment, ClueState, LetterRead, Person, Session, Tick, Viewing},
};
use crate::Mysteries;
use chrono::{DateTime, Utc};
use diesel::{prelude::*, sql_types::Uuid as SqlUuid};
use lamplight_core::{db::Db, error::AppError};
use lamplight_schema::evenings::mystery_sessions as s;
use lru::LruCache;
use serde::Deserialize;
use std::{
    num::NonZeroUsize,
    sync::{Arc, Mutex, PoisonError},
};
use uuid::Uuid;

diesel::define_sql_function! {
    /// Of ours: everything about an evening.
    fn mystery_snapshot(session: SqlUuid) -> diesel::sql_types::Nullable<diesel::sql_types::Json>;
}

/// Evenings kept in memory: more than are played at once on a machine. Each is some ten kilobytes.
const KEPT: NonZeroUsize = NonZeroUsize::new(4096).unwrap();

/// Evenings as they were read last. One serves everybody who looks at that version of it.
pub struct SnapshotCache {
    kept: Mutex<LruCache<Uuid, Arc<Snapshot>>>,
}

impl Default for SnapshotCache {
    fn default() -> Self {
        Self { kept: Mutex::new(LruCache::new(KEPT)) }
    }
}

impl SnapshotCache {
    fn get(&self, id: Uuid, version: i64, now: DateTime<Utc>) -> Option<Arc<Snapshot>> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let found = kept.get(&id).filter(|it| it.session.version == version);
        found.filter(|it| now < it.fresh_until).cloned()
    }

    /// Keeps `snapshot`, unless a newer one is there: of two that are read side by side the older
    /// may be done last.
    fn keep(&self, snapshot: &Arc<Snapshot>) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let id = snapshot.session.id;
        if kept.peek(&id).is_none_or(|it| it.session.version <= snapshot.session.version) {
            kept.put(id, snapshot.clone());
        }
    }
}

/// The evening `id`. Whoever calls has a policy that let them.
///
/// # Errors
/// `NotFound`, or the database's.
pub fn load(db: &mut Db, area: &Mysteries, id: Uuid) -> Result<Evening, AppError> {
    let version = s::table.find(id).select(s::version).first(db)?;
    at(db, area, id, version)
}

/// The evening `id`, which was found at `version` just now; or as it is meanwhile.
///
/// # Errors
/// `NotFound`, or the database's.
pub fn at(db: &mut Db, area: &Mysteries, id: Uuid, version: i64) -> Result<Evening, AppError> {
    let now = Utc::now();
    if let Some(snapshot) = area.snapshots.get(id, version, now) {
        return Ok(Evening { snapshot, now });
    }
    let evening = read(db, area, id)?;
    area.snapshots.keep(&evening.snapshot);
    Ok(evening)
}

/// The evening `id`, locked by this transaction at `version` and not changed yet. What a transaction
/// reads is kept for nobody else: it may come to nothing.
///
/// # Errors
/// The database's.
pub(crate) fn locked(
    db: &mut Db,
    area: &Mysteries,
    id: Uuid,
    version: i64,
) -> Result<Evening, AppError> {
    let now = Utc::now();
    match area.snapshots.get(id, version, now) {
        Some(snapshot) => Ok(Evening { snapshot, now }),
        None => read(db, area, id),
    }
}

/// The evening `id` as it stands in this transaction, with what has been changed in it.
///
/// # Errors
/// `NotFound`, or the database's.
pub(crate) fn read(db: &mut Db, area: &Mysteries, id: Uuid) -> Result<Evening, AppError> {
    let json: Option<serde_json::Value> = diesel::select(mystery_snapshot(id)).get_result(db)?;
    let rows: Rows =
        serde_json::from_value(json.unwrap_or_default()).map_err(AppError::internal)?;
    let session = rows.session.ok_or(AppError::NotFound)?;
    let edition = area.editions.get(db, session.edition_id.into())?;
    let placed = rows.assignments.into_iter().filter_map(|row| {
        let character = edition.character_index(row.character_id.into())?;
        Some(Part { row, character })
    });
    let mut parts: Vec<Part> = placed.collect();
    parts.sort_by_key(|part| part.character);
    let now = Utc::now();
    let heard = rows.people.iter().filter(|it| it.is_heard(now)).map(Person::heard_until);
    let snapshot = Snapshot {
        fresh_until: heard.min().unwrap_or(DateTime::<Utc>::MAX_UTC),
        session,
        edition,
        people: rows.people,
        parts,
        clues: rows.clues,
        viewings: rows.viewings,
        letters_read: rows.letters_read,
        ticks: rows.ticks,
        accusations: rows.accusations,
    };
    Ok(Evening { snapshot: Arc::new(snapshot), now })
}

/// What `mystery_snapshot` returns.
#[derive(Deserialize)]
struct Rows {
    session: Option<Session>,
    people: Vec<Person>,
    assignments: Vec<Assignment>,
    clues: Vec<ClueState>,
    viewings: Vec<Viewing>,
    letters_read: Vec<LetterRead>,
    ticks: Vec<Tick>,
    accusations: Vec<Accusation>,
}
