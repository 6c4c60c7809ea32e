//! Forgetting whom a host has written to.

use chrono::{DateTime, Duration, Utc};
use diesel::prelude::*;
use lamplight_core::db::Db;
use lamplight_schema::evenings::{mystery_invitations as i, mystery_sessions as s};

/// Names and addresses of guests are kept so long after a session's end.
const DAYS: i64 = 30;

/// Forgets the invitations of sessions that are long over; says how many.
pub(crate) fn sweep(db: &mut Db, now: DateTime<Utc>) -> QueryResult<usize> {
    let over = s::table.filter(s::ended_at.lt(now - Duration::days(DAYS))).select(s::id);
    diesel::delete(i::table.filter(i::session_id.eq_any(over))).execute(db)
}
