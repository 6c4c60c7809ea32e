//! Putting a mail on its way, and asking what became of it.

use super::{ATTEMPTS, Letter, job::KIND};
use crate::{
    db::Db,
    jobs::{NewJob, enqueue},
};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use lamplight_schema::platform::mails;
use serde_json::json;
use std::collections::HashMap;
use uuid::Uuid;

/// Puts `letter` on its way, as part of the caller's transaction, and gives its id, by which
/// [`became`] knows it. `now` is `core.clock`'s. Call `core.jobs.wake()` after the commit.
///
/// # Errors
/// The database's.
pub fn send(db: &mut Db, letter: &Letter, now: DateTime<Utc>) -> QueryResult<Uuid> {
    let id = Uuid::now_v7();
    // Nothing that people typed may be too long for the row; the mail cuts more.
    let short = |text: &str, most: usize| text.chars().take(most).collect::<String>();
    diesel::insert_into(mails::table)
        .values((
            mails::id.eq(id),
            mails::kind.eq(letter.kind),
            mails::to_address.eq(short(&letter.to.address, 320)),
            mails::to_name.eq(short(&letter.to.name, 200)),
            mails::subject.eq(short(&letter.subject, 500)),
            mails::text.eq(&letter.text),
            mails::html.eq(&letter.html),
            mails::calendar.eq(letter.calendar.as_ref().map(|file| &file.text)),
            mails::created_at.eq(now),
        ))
        .execute(db)?;
    let job = NewJob::new(KIND, json!({ "mail": id }), now).id(id).attempts(ATTEMPTS);
    enqueue(db, &job.unique(id.to_string()))?;
    Ok(id)
}

/// Takes a mail back that has not been sent; whether that was in time.
///
/// # Errors
/// The database's.
pub fn withdraw(db: &mut Db, id: Uuid) -> QueryResult<bool> {
    // Its job finds nothing to send.
    let waiting = mails::table.find(id).filter(mails::status.eq("queued"));
    diesel::delete(waiting).execute(db).map(|rows| rows == 1)
}

/// What became of a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Became {
    /// It waits to be sent; what the mail server said the last time, if it was tried.
    Waiting(Option<String>),
    /// The mail server has taken it, at this time.
    Sent(DateTime<Utc>),
    /// It could not be delivered; what the mail server said.
    Failed(String),
}

type Row = (Uuid, String, Option<String>, Option<DateTime<Utc>>);

/// What became of the mails with these ids.
///
/// # Errors
/// The database's.
pub fn became(db: &mut Db, ids: &[Uuid]) -> QueryResult<HashMap<Uuid, Became>> {
    let rows: Vec<Row> = mails::table
        .filter(mails::id.eq_any(ids))
        .select((mails::id, mails::status, mails::reason, mails::sent_at))
        .load(db)?;
    let read = |(id, status, reason, sent_at): Row| {
        let became = match (status.as_str(), sent_at) {
            (_, Some(at)) => Became::Sent(at),
            ("failed", None) => Became::Failed(reason.unwrap_or_default()),
            _ => Became::Waiting(reason),
        };
        (id, became)
    };
    Ok(rows.into_iter().map(read).collect())
}
