//! The hourly job: everybody forgets what nobody needs any more.

use crate::{area::Areas, clock::Clock, db::Db, jobs::Job, limits, mail, queue};
use diesel::QueryResult;
use std::time::Duration;

const HOUR: Duration = Duration::from_secs(60 * 60);

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
    let own = limits::sweep(db, now)? + queue::sweep(db, now)? + mail::sweep(db, now)?;
    areas.iter().try_fold(own, |rows, area| Ok(rows + area.sweep(db, now)?))
}
