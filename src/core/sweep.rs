//! The hourly job: everybody forgets what nobody needs any more.

use crate::{area::Areas, clock::Clock, db::Db, jobs::Job, limits, mail};
use chrono::{DateTime, Duration, Utc};
use diesel::prelude::*;
use lamplight_schema::platform::jobs;

const HOUR: std::time::Duration = std::time::Duration::from_secs(60 * 60);
/// Jobs that were done are of no interest for longer, and those that failed not for ever.
const FINISHED_DAYS: i64 = 7;
const FAILED_DAYS: i64 = 90;

/// The job.
pub fn sweep_everything(areas: &Areas) -> Job {
    let areas = areas.clone();
    Job::every("sweep", HOUR, move |run| {
        let areas = areas.clone();
        async move { run.db(move |db, core| Ok(tidy(db, &core.clock, &areas)?)).await.map(|_| ()) }
    })
}

/// Forgets callers who have settled, old jobs and mails, and in every area what is out of date;
/// says how many rows that were.
///
/// # Errors
/// The database's.
pub fn tidy(db: &mut Db, clock: &Clock, areas: &Areas) -> QueryResult<usize> {
    let now = clock.now();
    let own = limits::sweep(db, now)? + old_jobs(db, now)? + mail::sweep(db, now)?;
    areas.iter().try_fold(own, |rows, area| Ok(rows + area.sweep(db, now)?))
}

fn old_jobs(db: &mut Db, now: DateTime<Utc>) -> QueryResult<usize> {
    let done = jobs::finished_at.lt(now - Duration::days(FINISHED_DAYS));
    let failed = jobs::failed_at.lt(now - Duration::days(FAILED_DAYS));
    let done = diesel::delete(jobs::table.filter(done)).execute(db)?;
    Ok(done + diesel::delete(jobs::table.filter(failed)).execute(db)?)
}
