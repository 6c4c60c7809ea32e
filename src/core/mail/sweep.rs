//! Forgetting whom we wrote to and what.

use crate::db::Db;
use chrono::{DateTime, Duration, Utc};
use diesel::{prelude::*, sql_query};
use lamplight_schema::platform::mails;

/// Address and content are kept so long after a mail was written: for whoever has to find out
/// why somebody got none.
const CONTENT_DAYS: i64 = 30;
/// That there was a mail, of which kind and what became of it, is kept so long.
const ROW_DAYS: i64 = 365;

/// Forgets addresses and bodies of old mails, and whole mails that are very old; says of how many.
///
/// # Errors
/// The database's.
pub fn sweep(db: &mut Db, now: DateTime<Utc>) -> QueryResult<usize> {
    let given_up = fail_given_up(db)?;
    let nothing = None::<String>;
    let old = mails::table
        .filter(mails::created_at.lt(now - Duration::days(CONTENT_DAYS)))
        .filter(mails::status.ne("queued"))
        .filter(mails::to_address.is_not_null());
    let forgotten = diesel::update(old)
        .set((
            mails::to_address.eq(&nothing),
            mails::to_name.eq(&nothing),
            mails::subject.eq(&nothing),
            mails::text.eq(&nothing),
            mails::html.eq(&nothing),
            mails::calendar.eq(&nothing),
            // The mail server's words may name the address.
            mails::reason.eq(&nothing),
        ))
        .execute(db)?;
    let very_old = mails::created_at.lt(now - Duration::days(ROW_DAYS));
    let deleted = diesel::delete(mails::table.filter(very_old).filter(mails::status.ne("queued")));
    Ok(given_up + forgotten + deleted.execute(db)?)
}

/// A mail whose job has failed otherwise than by the mail server's word, because its process died
/// in the last attempt, has failed too.
fn fail_given_up(db: &mut Db) -> QueryResult<usize> {
    sql_query(
        "update mails set status = 'failed', reason = jobs.last_error from jobs \
         where mails.status = 'queued' and jobs.id = mails.id and jobs.failed_at is not null",
    )
    .execute(db)
}
