//! The job that sends a mail.

use super::{CalendarFile, Method, Person};
use crate::{
    db::Db,
    jobs::{Failure, Job, Run},
    queue::lease,
};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use lamplight_mail::{Mail, Outcome};
use lamplight_schema::platform::mails;
use serde::Deserialize;
use uuid::Uuid;

/// The job's kind.
pub(super) const KIND: &str = "mail";

#[derive(Deserialize)]
struct Payload {
    mail: Uuid,
}

/// The job.
pub fn job() -> Job {
    Job::new(KIND, send)
}

async fn send(run: Run) -> Result<(), Failure> {
    let Payload { mail: id } = run.read()?;
    // Sent already, by a process that died before it could say so, or forgotten.
    let Some(mail) = run.db(move |db, _| Ok(load(db, id)?)).await? else { return Ok(()) };
    let outcome = run.core.mailer.send(&mail).await;
    let (kept, is_last) = (outcome.clone(), run.is_last);
    run.db(move |db, core| Ok(keep(db, id, &kept, is_last, core.clock.now())?)).await?;
    match outcome {
        Outcome::Sent(_) => Ok(()),
        Outcome::Later(reason) => Err(Failure::Later(reason)),
        Outcome::Never(reason) => Err(Failure::Never(reason)),
    }
}

type Row = (
    Option<String>,
    Option<String>,
    Option<String>,
    Option<String>,
    Option<String>,
    Option<String>,
);

fn load(db: &mut Db, id: Uuid) -> QueryResult<Option<Mail>> {
    let row: Option<Row> = mails::table
        .find(id)
        .filter(mails::status.ne("sent"))
        .select((
            mails::to_address,
            mails::to_name,
            mails::subject,
            mails::text,
            mails::html,
            mails::calendar,
        ))
        .first(db)
        .optional()?;
    let Some((Some(address), name, Some(subject), Some(text), Some(html), calendar)) = row else {
        return Ok(None);
    };
    let to = Person { name: name.unwrap_or_default(), address };
    let calendar = calendar.map(|text| CalendarFile { method: method(&text), text });
    let (id, attachments, unsubscribe) = (id.to_string(), Vec::new(), None);
    Ok(Some(Mail { id, to, subject, text, html, calendar, attachments, unsubscribe }))
}

/// What a calendar file asks for; it stands in it.
fn method(text: &str) -> Method {
    let asks = |method: &str| text.lines().any(|line| line == format!("METHOD:{method}"));
    if asks("REQUEST") {
        Method::Request
    } else if asks("CANCEL") {
        Method::Cancel
    } else {
        Method::Publish
    }
}

fn keep(
    db: &mut Db,
    id: Uuid,
    outcome: &Outcome,
    is_last: bool,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let (status, sent_at, words) = match outcome {
        Outcome::Sent(answer) => ("sent", Some(now), answer),
        Outcome::Later(reason) if !is_last => ("queued", None, reason),
        Outcome::Later(reason) | Outcome::Never(reason) => ("failed", None, reason),
    };
    // Two that send the same mail: that it was sent is the last word.
    diesel::update(mails::table.find(id).filter(mails::status.ne("sent")))
        .set((
            mails::status.eq(status),
            mails::sent_at.eq(sent_at),
            mails::reason.eq(lease::shortened(words)),
            mails::attempts.eq(mails::attempts + 1),
        ))
        .execute(db)
        .map(|_| ())
}
