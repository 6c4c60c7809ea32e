//! Reading a session: in one query, whatever happened in it, and once for each version.

use super::{
    Assignment, SessionData, Snapshot,
    rows::{AssignmentRow, Rows, Session},
};
use crate::{Mysteries, ids::SessionId};
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

diesel::define_sql_function! {
    /// Of ours: everything about a session, as JSON.
    fn mystery_snapshot(session: SqlUuid) -> diesel::sql_types::Text;
}

/// What it returns.
#[derive(Deserialize)]
struct Everything {
    session: Option<Session>,
    assignments: Vec<AssignmentRow>,
    rows: Rows,
}

/// Sessions kept in memory: more than are played at once on a machine. Each is some ten kilobytes.
const KEPT: NonZeroUsize = NonZeroUsize::new(4096).unwrap();

/// Sessions as they were read last. One serves everybody who looks at that version of it.
pub struct SnapshotCache {
    kept: Mutex<LruCache<SessionId, Arc<SessionData>>>,
}

impl Default for SnapshotCache {
    fn default() -> Self {
        Self { kept: Mutex::new(LruCache::new(KEPT)) }
    }
}

impl SnapshotCache {
    fn get(&self, id: SessionId, version: i64, now: DateTime<Utc>) -> Option<Arc<SessionData>> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let found = kept.get(&id).filter(|it| it.session.version == version);
        found.filter(|it| now < it.fresh_until).cloned()
    }

    /// Keeps `data`, unless a newer one is there: of two that are read side by side the older
    /// may be done last.
    fn keep(&self, data: &Arc<SessionData>) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let id = data.session.id;
        if kept.peek(&id).is_none_or(|it| it.session.version <= data.session.version) {
            kept.put(id, data.clone());
        }
    }
}

/// The session `id`. Whoever calls has a policy that let them.
///
/// # Errors
/// `NotFound`, or the database's.
pub fn load(db: &mut Db, area: &Mysteries, id: SessionId) -> Result<Snapshot, AppError> {
    let version = s::table.find(id).select(s::version).first(db)?;
    at(db, area, id, version)
}

/// The session `id`, which was found at `version` just now; or as it is meanwhile.
///
/// # Errors
/// `NotFound`, or the database's.
pub fn at(
    db: &mut Db,
    area: &Mysteries,
    id: SessionId,
    version: i64,
) -> Result<Snapshot, AppError> {
    let now = area.core.clock.now();
    if let Some(data) = area.snapshots.get(id, version, now) {
        return Ok(Snapshot { data, now });
    }
    let snapshot = read(db, area, id)?;
    area.snapshots.keep(&snapshot.data);
    Ok(snapshot)
}

/// The session `id`, locked by this transaction at `version` and not changed yet. What a transaction
/// reads is kept for nobody else: it may come to nothing.
///
/// # Errors
/// The database's.
pub(crate) fn locked(
    db: &mut Db,
    area: &Mysteries,
    id: SessionId,
    version: i64,
) -> Result<Snapshot, AppError> {
    let now = area.core.clock.now();
    match area.snapshots.get(id, version, now) {
        Some(data) => Ok(Snapshot { data, now }),
        None => read(db, area, id),
    }
}

/// The session `id` as it stands in this transaction, with what has been changed in it.
///
/// # Errors
/// `NotFound`, or the database's.
pub(crate) fn read(db: &mut Db, area: &Mysteries, id: SessionId) -> Result<Snapshot, AppError> {
    let json: String = diesel::select(mystery_snapshot(id)).get_result(db)?;
    let Everything { session, assignments, rows } =
        serde_json::from_str(&json).map_err(AppError::internal)?;
    let session = session.ok_or(AppError::NotFound)?;
    let edition = area.editions.get(db, session.edition_id)?;
    let placed = assignments.into_iter().filter_map(|row| {
        let character = edition.character_index(row.character_id.into())?;
        Some(Assignment { row, character })
    });
    let mut assignments: Vec<Assignment> = placed.collect();
    assignments.sort_by_key(|assignment| assignment.character);
    let now = area.core.clock.now();
    let heard =
        rows.participants.iter().filter(|it| it.is_heard(now)).map(|it| it.known_until(now));
    let data = SessionData {
        fresh_until: heard.min().unwrap_or(DateTime::<Utc>::MAX_UTC),
        session,
        edition,
        assignments,
        rows,
    };
    Ok(Snapshot { data: Arc::new(data), now })
}
