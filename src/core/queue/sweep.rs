use crate::db::Db;
use chrono::{DateTime, Duration, Utc};
use diesel::prelude::*;
use lamplight_schema::platform::jobs;

/// Jobs that were done are of no interest for longer, and those that failed not for ever.
const FINISHED_DAYS: i64 = 7;
const FAILED_DAYS: i64 = 90;

/// Forgets old jobs; says how many.
///
/// # Errors
/// The database's.
pub fn sweep(db: &mut Db, now: DateTime<Utc>) -> QueryResult<usize> {
    let done = jobs::finished_at.lt(now - Duration::days(FINISHED_DAYS));
    let failed = jobs::failed_at.lt(now - Duration::days(FAILED_DAYS));
    let done = diesel::delete(jobs::table.filter(done)).execute(db)?;
    Ok(done + diesel::delete(jobs::table.filter(failed)).execute(db)?)
}
