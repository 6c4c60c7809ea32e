//! What has failed for good, for whoever operates Lamplight.

use crate::db::Db;
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use lamplight_schema::platform::jobs;
use uuid::Uuid;

/// A job that has failed for good.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = jobs, check_for_backend(diesel::pg::Pg))]
pub struct Failed {
    /// Its id.
    pub id: Uuid,
    /// What kind of work it was.
    pub kind: String,
    /// How often it was tried.
    pub attempts: i32,
    /// Since when nobody tries any more.
    #[diesel(select_expression = jobs::failed_at.assume_not_null())]
    #[diesel(select_expression_type = diesel::dsl::AssumeNotNull<jobs::failed_at>)]
    pub failed_at: DateTime<Utc>,
    /// Why.
    pub last_error: Option<String>,
}

/// The last `most` of them, newest first.
///
/// # Errors
/// The database's.
pub fn failed(db: &mut Db, most: i64) -> QueryResult<Vec<Failed>> {
    jobs::table
        .filter(jobs::failed_at.is_not_null())
        .order(jobs::failed_at.desc())
        .limit(most)
        .select(Failed::as_select())
        .load(db)
}

/// Has a failed job tried again, from the beginning and at once. Not if there is no failed one
/// with this id, or another with its key waits.
///
/// # Errors
/// The database's.
pub fn retry(db: &mut Db, id: Uuid, now: DateTime<Utc>) -> QueryResult<bool> {
    let job = jobs::table.find(id).filter(jobs::failed_at.is_not_null());
    let again = diesel::update(job)
        .set((
            jobs::failed_at.eq(None::<DateTime<Utc>>),
            jobs::attempts.eq(0),
            jobs::run_at.eq(now),
        ))
        .execute(db);
    match again {
        Err(error) if crate::db::errors::constraint(&error) == Some("jobs_unique") => Ok(false),
        rows => rows.map(|rows| rows == 1),
    }
}
