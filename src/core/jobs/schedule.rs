//! Work that comes up by itself every so often.

use super::job::Job;
use crate::{
    db::Db,
    queue::{NewJob, enqueue},
};
use chrono::{DateTime, Utc};
use diesel::{prelude::*, sql_query, sql_types::*, upsert::excluded};
use lamplight_schema::platform::job_schedules as s;
use serde_json::Value;

/// Sees to it that each of `jobs` that repeats has its row.
pub(super) fn plan(db: &mut Db, jobs: &[Job], now: DateTime<Utc>) -> QueryResult<()> {
    for job in jobs {
        let Some(every) = job.every else { continue };
        let seconds = i32::try_from(every.as_secs()).unwrap_or(i32::MAX).max(1);
        diesel::insert_into(s::table)
            .values((s::kind.eq(job.kind), s::every_seconds.eq(seconds), s::next_at.eq(now)))
            .on_conflict(s::kind)
            .do_update()
            .set(s::every_seconds.eq(excluded(s::every_seconds)))
            .execute(db)?;
    }
    Ok(())
}

#[derive(QueryableByName)]
struct Due {
    #[diesel(sql_type = Text)]
    kind: String,
}

/// Puts into the queue what is due of `jobs`. Of several processes that ask at the same moment,
/// one gets the row and the others find it not due any more.
pub(super) fn enqueue_due(db: &mut Db, jobs: &[Job], now: DateTime<Utc>) -> QueryResult<()> {
    let repeated = jobs.iter().filter(|job| job.every.is_some());
    let kinds: Vec<&'static str> = repeated.map(|job| job.kind).collect();
    let any_due = s::table.filter(s::next_at.le(now)).filter(s::kind.eq_any(&kinds));
    if !diesel::select(diesel::dsl::exists(any_due)).get_result::<bool>(db)? {
        return Ok(());
    }
    db.transaction(|db| {
        let due: Vec<Due> = sql_query(
            "update job_schedules set last_at = $1, \
             next_at = $1 + make_interval(secs => every_seconds) \
             where next_at <= $1 and kind = any($2) returning kind",
        )
        .bind::<Timestamptz, _>(now)
        .bind::<Array<Text>, _>(&kinds)
        .load(db)?;
        for kind in kinds.into_iter().filter(|kind| due.iter().any(|due| due.kind == *kind)) {
            // Where the last one has not come to its end yet, this one is left out.
            enqueue(db, &NewJob::new(kind, Value::Null, now).unique("schedule"))?;
        }
        Ok(())
    })
}
