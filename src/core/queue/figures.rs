//! How the queue is doing.

use crate::db::Db;
use chrono::{DateTime, Utc};
use diesel::{prelude::*, sql_query, sql_types::*};

/// Of one kind of work.
#[derive(Debug, Clone, PartialEq, QueryableByName)]
pub struct Figures {
    /// Which.
    #[diesel(sql_type = Text)]
    pub kind: String,
    /// How many wait, for their time or for somebody to run them.
    #[diesel(sql_type = BigInt)]
    pub waiting: i64,
    /// How many run.
    #[diesel(sql_type = BigInt)]
    pub running: i64,
    /// How many have failed for good and are kept.
    #[diesel(sql_type = BigInt)]
    pub failed: i64,
    /// How many seconds ago the oldest was made that waits or runs.
    #[diesel(sql_type = Double)]
    pub oldest_seconds: f64,
}

/// Those of all kinds that have something to say.
///
/// # Errors
/// The database's.
pub fn figures(db: &mut Db, now: DateTime<Utc>) -> QueryResult<Vec<Figures>> {
    sql_query(
        "select kind, \
         count(*) filter (where failed_at is null and (locked_until is null or locked_until <= $1)) as waiting, \
         count(*) filter (where locked_until > $1) as running, \
         count(*) filter (where failed_at is not null) as failed, \
         coalesce(greatest(extract(epoch from $1 - min(created_at) filter (where failed_at is null)), 0), 0)::float8 \
         as oldest_seconds \
         from jobs where finished_at is null group by kind order by kind",
    )
    .bind::<Timestamptz, _>(now)
    .load(db)
}
