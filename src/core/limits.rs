//! How often a caller may ask, over all processes.
//!
//! The generic cell rate algorithm: each use moves a time "settled at" forward by one interval;
//! a caller whose time lies more than a burst ahead of the clock has to wait.
//! Source: <https://en.wikipedia.org/wiki/Generic_cell_rate_algorithm>.

use crate::{db::Db, error::AppError, state::Core};
use chrono::{DateTime, Duration, Utc};
use diesel::{
    OptionalExtension, QueryableByName, RunQueryDsl, sql_query,
    sql_types::{Bytea, Float8, Timestamptz},
};
use lamplight_secrets as secrets;

/// `burst` uses at once, then one every `every_seconds`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// What is counted; part of the key.
    pub name: &'static str,
    /// Uses at once.
    pub burst: u32,
    /// Seconds until one more is allowed.
    pub every_seconds: u32,
}

#[derive(QueryableByName)]
struct Settled {
    #[diesel(sql_type = Timestamptz)]
    settled_at: DateTime<Utc>,
}

impl Limit {
    fn key(&self, who: &str) -> [u8; 32] {
        secrets::hash(&format!("{}\0{}", self.name, who.to_lowercase()))
    }

    fn interval(&self, factor: u32) -> f64 {
        f64::from(self.every_seconds) / f64::from(factor)
    }

    /// Whether a caller who has settled at this time may ask `now`.
    fn hold(
        &self,
        settled_at: DateTime<Utc>,
        now: DateTime<Utc>,
        factor: u32,
    ) -> Result<(), AppError> {
        let ahead = settled_at - now;
        let burst = self.interval(factor) * f64::from(self.burst);
        let allowed = Duration::milliseconds((burst * 1000.0) as i64);
        if ahead > allowed {
            let wait = u64::try_from((ahead - allowed).num_seconds()).unwrap_or(0) + 1;
            return Err(AppError::TooMany(wait));
        }
        Ok(())
    }
}

/// Whether `who` has used up `limit`, without counting: to be asked before something is looked up
/// of which only the misses are counted. Otherwise who has missed too often would still be told of
/// every hit.
///
/// # Errors
/// `TooMany` with the seconds to wait.
pub fn check(db: &mut Db, limit: Limit, who: &str, core: &Core) -> Result<(), AppError> {
    let (factor, now) = (core.config.rate_limit_factor, core.clock.now());
    if factor == 0 {
        return Ok(());
    }
    let settled = sql_query("select settled_at from rate_limits where key = $1")
        .bind::<Bytea, _>(limit.key(who).as_slice())
        .get_result::<Settled>(db)
        .optional()?;
    // As if one more were counted.
    let next = Duration::milliseconds((limit.interval(factor) * 1000.0) as i64);
    settled.map_or(Ok(()), |settled| limit.hold(settled.settled_at + next, now, factor))
}

/// Whether `who` has used `limit` and is not settled again: for what is remembered of a caller.
///
/// # Errors
/// The database's.
pub fn has_used(db: &mut Db, limit: Limit, who: &str, core: &Core) -> Result<bool, AppError> {
    if core.config.rate_limit_factor == 0 {
        return Ok(false);
    }
    let ahead = sql_query("select settled_at from rate_limits where key = $1 and settled_at > $2")
        .bind::<Bytea, _>(limit.key(who).as_slice())
        .bind::<Timestamptz, _>(core.clock.now())
        .get_result::<Settled>(db)
        .optional()?;
    Ok(ahead.is_some())
}

/// Counts one use of `limit` by `who`, whatever it comes to.
///
/// # Errors
/// The database's.
pub fn note(db: &mut Db, limit: Limit, who: &str, core: &Core) -> Result<(), AppError> {
    match spend(db, limit, who, core) {
        Err(AppError::TooMany(_)) => Ok(()),
        done => done,
    }
}

/// Counts one use of `limit` by `who` (an address, a code, a name). `LAMPLIGHT_RATE_LIMIT_FACTOR`
/// stretches the limit; 0 turns it off.
///
/// # Errors
/// `TooMany` with the seconds to wait.
pub fn spend(db: &mut Db, limit: Limit, who: &str, core: &Core) -> Result<(), AppError> {
    let (factor, now) = (core.config.rate_limit_factor, core.clock.now());
    if factor == 0 {
        return Ok(());
    }
    let key = limit.key(who);
    let interval = limit.interval(factor);
    let settled = sql_query(
        "insert into rate_limits (key, settled_at) values ($1, $4 + make_interval(secs => $2)) \
         on conflict (key) do update set settled_at = \
         least(greatest(rate_limits.settled_at, $4) + make_interval(secs => $2), $4 + make_interval(secs => $3)) \
         returning settled_at",
    )
    .bind::<Bytea, _>(key.as_slice())
    .bind::<Float8, _>(interval)
    // Never further ahead than one use beyond the burst: who stops asking is let in again.
    .bind::<Float8, _>(interval * f64::from(limit.burst + 1))
    .bind::<Timestamptz, _>(now)
    .get_result::<Settled>(db)?;
    limit.hold(settled.settled_at, now, factor)
}

/// Forgets callers who have long settled `now`.
///
/// # Errors
/// The database's.
pub fn sweep(db: &mut Db, now: DateTime<Utc>) -> diesel::QueryResult<usize> {
    sql_query("delete from rate_limits where settled_at < $1")
        .bind::<Timestamptz, _>(now - Duration::hours(1))
        .execute(db)
}
