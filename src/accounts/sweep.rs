//! Forgetting what is out of date.

use chrono::{DateTime, Duration, Utc};
use diesel::prelude::*;
use lamplight_core::db::Db;
use lamplight_core::people::viewer::LONGEST_STAY_DAYS;
use lamplight_schema::accounts::{auth_audit_log, login_sessions};

/// What happened to an account is kept this long, with addresses and browsers.
const AUDIT_DAYS: i64 = 365;

/// Forgets login sessions that are over `now`, and old lines of the audit log.
///
/// # Errors
/// The database's.
pub(crate) fn sweep(db: &mut Db, now: DateTime<Utc>) -> QueryResult<usize> {
    let stayed = login_sessions::created_at.lt(now - Duration::days(LONGEST_STAY_DAYS));
    let over = login_sessions::table.filter(login_sessions::expires_at.lt(now).or(stayed));
    let sessions = diesel::delete(over).execute(db)?;
    let old = auth_audit_log::created_at.lt(now - Duration::days(AUDIT_DAYS));
    Ok(sessions + diesel::delete(auth_audit_log::table.filter(old)).execute(db)?)
}
