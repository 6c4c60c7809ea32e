//! Putting work into the queue.

use crate::db::Db;
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use lamplight_schema::platform::jobs;
use serde_json::Value;
use uuid::Uuid;

/// After so many attempts, the last about an hour after the first, a job has failed for good.
const USUAL_ATTEMPTS: i32 = 8;

/// Work to be done.
#[derive(Debug, Clone)]
pub struct NewJob {
    id: Uuid,
    kind: &'static str,
    payload: Value,
    unique: Option<String>,
    made: DateTime<Utc>,
    run_at: DateTime<Utc>,
    attempts: i32,
}

impl NewJob {
    /// A job of `kind` that may run at once. `now` is `core.clock`'s.
    pub fn new(kind: &'static str, payload: Value, now: DateTime<Utc>) -> Self {
        Self {
            id: Uuid::now_v7(),
            kind,
            payload,
            unique: None,
            made: now,
            run_at: now,
            attempts: USUAL_ATTEMPTS,
        }
    }

    /// Gives it an id of the caller's.
    #[must_use]
    pub fn id(mut self, id: Uuid) -> Self {
        self.id = id;
        self
    }

    /// Puts it into the queue only if no other of its kind with this key, at most 200 characters,
    /// waits or runs.
    #[must_use]
    pub fn unique(mut self, key: impl Into<String>) -> Self {
        self.unique = Some(key.into());
        self
    }

    /// Lets it run then and not before.
    #[must_use]
    pub fn at(mut self, run_at: DateTime<Utc>) -> Self {
        self.run_at = run_at;
        self
    }

    /// Tries it at most so often, 1 to 100 times.
    #[must_use]
    pub fn attempts(mut self, most: i32) -> Self {
        self.attempts = most;
        self
    }
}

/// Puts `job` into the queue, as part of the caller's transaction: if that is undone, there never
/// was a job. Call [`Jobs::wake`](super::Jobs::wake) after the commit if somebody waits for it.
///
/// Gives its id, or nothing if there was one with the same key already.
///
/// # Errors
/// The database's.
pub fn enqueue(db: &mut Db, job: &NewJob) -> QueryResult<Option<Uuid>> {
    diesel::insert_into(jobs::table)
        .values((
            jobs::id.eq(job.id),
            jobs::kind.eq(job.kind),
            jobs::payload.eq(&job.payload),
            jobs::unique_key.eq(job.unique.as_deref()),
            jobs::run_at.eq(job.run_at),
            jobs::max_attempts.eq(job.attempts),
            jobs::created_at.eq(job.made),
        ))
        .on_conflict_do_nothing()
        .returning(jobs::id)
        .get_result(db)
        .optional()
}
