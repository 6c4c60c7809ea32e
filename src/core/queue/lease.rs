//! Taking a job, keeping it while it runs, and saying what became of it.

use super::Failure;
use crate::db::Db;
use chrono::{DateTime, Duration, Utc};
use diesel::{
    dsl::sql,
    prelude::*,
    sql_types::{Bool, Nullable, Text, Timestamptz},
};
use lamplight_schema::platform::jobs;
use serde_json::Value;
use uuid::Uuid;

/// Who has taken a job has it for so long, and asks for more while it runs. Nobody else takes it
/// before; after it, they are taken for dead.
pub const LEASE: Duration = Duration::seconds(60);
/// The pause after the first attempt; each further one is twice as long.
const FIRST_PAUSE: Duration = Duration::seconds(30);
const LONGEST_PAUSE: Duration = Duration::hours(6);
const REASON_CHARS: usize = 1000;

/// A job that somebody has taken.
#[derive(Debug, Clone, Queryable)]
pub struct Taken {
    /// Its id.
    pub id: Uuid,
    /// What kind of work it is.
    pub kind: String,
    /// What it is about.
    pub payload: Value,
    /// Which attempt this is, from 1.
    pub attempts: i32,
    /// How many there are at most.
    pub max_attempts: i32,
}

impl Taken {
    /// No other attempt comes after this one.
    pub fn is_last(&self) -> bool {
        self.attempts >= self.max_attempts
    }
}

/// Takes the job of one of `kinds` that is due longest, for `worker`, whose name no other has.
/// Somebody else's whose lease is over is taken too.
///
/// # Errors
/// The database's.
pub fn take(
    db: &mut Db,
    worker: &str,
    kinds: &[&str],
    now: DateTime<Utc>,
) -> QueryResult<Option<Taken>> {
    let due = jobs::table
        .filter(jobs::finished_at.is_null().and(jobs::failed_at.is_null()))
        .filter(jobs::run_at.le(now))
        .filter(jobs::locked_until.is_null().or(jobs::locked_until.le(now)))
        .filter(jobs::attempts.lt(jobs::max_attempts))
        .filter(jobs::kind.eq_any(kinds))
        .order(jobs::run_at)
        .select(jobs::id)
        .for_update()
        .skip_locked();
    db.transaction(|db| {
        let Some(id) = due.first::<Uuid>(db).optional()? else { return Ok(None) };
        diesel::update(jobs::table.find(id))
            .set((
                jobs::attempts.eq(jobs::attempts + 1),
                jobs::locked_by.eq(worker),
                jobs::locked_until.eq(now + LEASE),
            ))
            .returning((jobs::id, jobs::kind, jobs::payload, jobs::attempts, jobs::max_attempts))
            .get_result(db)
            .optional()
    })
}

/// The job that `worker` has taken, in this attempt and no other: who was taken for dead and was
/// not changes nothing any more.
#[diesel::dsl::auto_type(no_type_alias)]
fn own<'a>(worker: &'a str, taken: &'a Taken) -> _ {
    let id: Uuid = taken.id;
    let attempts: i32 = taken.attempts;
    jobs::table
        .filter(jobs::id.eq(id))
        .filter(jobs::locked_by.eq(worker))
        .filter(jobs::attempts.eq(attempts))
}

/// Keeps the job for another while; whether it still was the worker's.
pub(crate) fn keep(
    db: &mut Db,
    worker: &str,
    taken: &Taken,
    now: DateTime<Utc>,
) -> QueryResult<bool> {
    diesel::update(own(worker, taken))
        .set(jobs::locked_until.eq(now + LEASE))
        .execute(db)
        .map(|rows| rows == 1)
}

/// Says that the job is done, or why not; whether it still was the worker's.
pub(crate) fn give_back(
    db: &mut Db,
    worker: &str,
    taken: &Taken,
    done: &Result<(), Failure>,
    now: DateTime<Utc>,
) -> QueryResult<bool> {
    let nobody = (
        jobs::locked_by.eq(sql::<Nullable<Text>>("null")),
        jobs::locked_until.eq(sql::<Nullable<Timestamptz>>("null")),
    );
    let own = own(worker, taken);
    let rows = match done {
        Ok(()) => diesel::update(own).set((nobody, jobs::finished_at.eq(now))).execute(db),
        Err(Failure::Later(reason)) if !taken.is_last() => {
            let run_at = now + pause(taken.attempts);
            let reason = jobs::last_error.eq(shortened(reason));
            diesel::update(own).set((nobody, reason, jobs::run_at.eq(run_at))).execute(db)
        }
        Err(Failure::Later(reason) | Failure::Never(reason)) => {
            let reason = jobs::last_error.eq(shortened(reason));
            diesel::update(own).set((nobody, reason, jobs::failed_at.eq(now))).execute(db)
        }
    }?;
    Ok(rows == 1)
}

/// Fails the jobs whose worker died in the last attempt.
pub(crate) fn fail_abandoned(db: &mut Db, now: DateTime<Utc>) -> QueryResult<usize> {
    let abandoned = jobs::table
        .filter(jobs::finished_at.is_null().and(jobs::failed_at.is_null()))
        .filter(jobs::locked_until.le(now))
        .filter(jobs::attempts.ge(jobs::max_attempts));
    diesel::update(abandoned)
        .set((
            jobs::failed_at.eq(now),
            jobs::last_error.eq("whoever ran it died in the last attempt"),
            jobs::locked_by.eq(None::<String>),
            jobs::locked_until.eq(None::<DateTime<Utc>>),
        ))
        .execute(db)
}

/// Gives back what `worker` still has, as not attempted: its process ends.
pub(crate) fn give_all_back(db: &mut Db, worker: &str) -> QueryResult<usize> {
    let own = jobs::table
        .filter(jobs::locked_by.eq(worker))
        .filter(sql::<Bool>("finished_at is null and failed_at is null"));
    diesel::update(own)
        .set((
            jobs::attempts.eq(jobs::attempts - 1),
            jobs::locked_by.eq(None::<String>),
            jobs::locked_until.eq(None::<DateTime<Utc>>),
        ))
        .execute(db)
}

/// How long to wait after this attempt.
pub(crate) fn pause(attempt: i32) -> Duration {
    let doublings = u32::try_from(attempt - 1).unwrap_or_default().min(16);
    (FIRST_PAUSE * 2_i32.pow(doublings)).min(LONGEST_PAUSE)
}

/// A reason as a row keeps it.
pub(crate) fn shortened(reason: &str) -> String {
    reason.chars().filter(|c| *c != '\0').take(REASON_CHARS).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_up_to_a_point() {
        assert_eq!(pause(1), Duration::seconds(30));
        assert_eq!(pause(2), Duration::seconds(60));
        assert_eq!(pause(100), LONGEST_PAUSE);
    }
}
