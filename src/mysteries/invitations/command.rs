//! Writing to guests.

use super::{
    form::{Guest, MOST},
    letter, query,
};
use crate::{
    Mysteries,
    access::Host,
    ids::SessionId,
    snapshot::rows::{Phase, Session},
};
use chrono::{DateTime, Duration, Utc};
use diesel::prelude::*;
use lamplight_core::{
    db::Db,
    error::AppError,
    mail::{self, Became},
    web::{
        limits::{self, Limit},
        secrets,
    },
};
use lamplight_schema::evenings::{mystery_invitations as i, mystery_sessions as s};
use uuid::Uuid;

/// Mails that one host has sent: two full tables at once, then one every few minutes.
const BY_ONE_HOST: Limit = Limit { name: "invitation sent", burst: 80, every_seconds: 300 };
/// Mails to one address, whoever hosts: nobody's mailbox is filled by us.
const TO_ONE_ADDRESS: Limit = Limit { name: "invitation got", burst: 5, every_seconds: 4 * 3600 };
/// A mail that has been sent is not sent again before.
const AGAIN_AFTER: Duration = Duration::minutes(10);

/// What became of the wish to write to somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Invited {
    /// So many mails are on their way, and so many were invited already and get no other one.
    Done(usize, usize),
    /// Why not.
    Not(String),
}

/// Invites `guests`. Who was invited already gets no second mail by this.
///
/// # Errors
/// `TooMany`, or the database's.
pub fn invite(
    db: &mut Db,
    area: &Mysteries,
    host: &Host,
    guests: &[Guest],
) -> Result<Invited, AppError> {
    let known = invited(db, host)?;
    for guest in guests.iter().filter(|guest| !is_among(&known, guest)) {
        count(db, area, host, &guest.email)?;
    }
    let done = db.transaction(|db| {
        let session = match open_session(db, host)? {
            Ok(session) => session,
            Err(why) => return Ok(Invited::Not(why)),
        };
        // Somebody may have been quicker until the lock was there.
        let known = invited(db, host)?;
        let new = guests.iter().filter(|guest| !is_among(&known, guest));
        let new: Vec<&Guest> = new.collect();
        if known.len() + new.len() > MOST || all(db, host)? + new.len() > 2 * MOST {
            return Ok(Invited::Not(format!(
                "At most {MOST} people can be invited to an evening."
            )));
        }
        for guest in &new {
            insert(db, area, (host, &session), guest)?;
        }
        Ok::<_, AppError>(Invited::Done(new.len(), guests.len() - new.len()))
    })?;
    area.core.jobs.wake();
    Ok(done)
}

/// Sends an invitation once more, also one that was withdrawn.
///
/// # Errors
/// `NotFound`, `TooMany`, or the database's.
pub fn send_again(
    db: &mut Db,
    area: &Mysteries,
    host: &Host,
    invitation: Uuid,
) -> Result<Invited, AppError> {
    let own = i::table.find(invitation).filter(i::session_id.eq(host.session));
    type Row = (String, String, String, DateTime<Utc>, Option<Uuid>);
    let (name, email, status, sent_at, mail): Row =
        own.select((i::name, i::email, i::status, i::sent_at, i::mail_id)).first(db)?;
    if status == "joined" {
        return Ok(Invited::Not("They have come in already.".to_owned()));
    }
    let failed = mail.map_or(Ok(false), |id| {
        let became = mail::became(db, &[id])?.remove(&id);
        Ok::<_, AppError>(matches!(became, Some(Became::Failed(_))))
    })?;
    let now = area.core.clock.now();
    if status == "sent" && !failed && now < sent_at + AGAIN_AFTER {
        return Ok(Invited::Not(
            "That mail has only just gone out. Give it ten minutes.".to_owned(),
        ));
    }
    count(db, area, host, &email)?;
    let invited = db.transaction(|db| {
        let session = match open_session(db, host)? {
            Ok(session) => session,
            Err(why) => return Ok(Invited::Not(why)),
        };
        let guest = Guest { name, email };
        let token = secrets::token().map_err(AppError::internal)?;
        let letter = letter::write(db, area, (host, &session), &guest, &token)?;
        // Of two that press at the same moment, the second finds it sent just now.
        let unchanged = i::table.find(invitation).filter(i::sent_at.eq(sent_at));
        let mail = mail::send(db, &letter, now)?;
        let rows = diesel::update(unchanged)
            .set((
                i::token_hash.eq(secrets::hash(&token).as_slice()),
                i::status.eq("sent"),
                i::mail_id.eq(mail),
                i::sent_at.eq(now),
            ))
            .execute(db)?;
        if rows == 0 {
            return Err(AppError::Conflict(
                "That invitation has been sent by somebody else just now.".to_owned(),
            ));
        }
        Ok::<_, AppError>(Invited::Done(1, 0))
    })?;
    area.core.jobs.wake();
    Ok(invited)
}

/// Withdraws an invitation: a mail that still waits is not sent any more. Says whether that was in
/// time: once the session is over there is none to withdraw, and the mail that waits may be the one
/// that says so.
///
/// # Errors
/// `NotFound`, or the database's.
pub fn withdraw(db: &mut Db, host: &Host, invitation: Uuid) -> Result<bool, AppError> {
    db.transaction(|db| {
        if locked(db, host)?.is_over() {
            return Ok(false);
        }
        let own = i::table
            .find(invitation)
            .filter(i::session_id.eq(host.session))
            .filter(i::status.ne("joined"));
        let mail: Option<Uuid> = diesel::update(own)
            .set(i::status.eq("withdrawn"))
            .returning(i::mail_id)
            .get_result(db)?;
        if let Some(mail) = mail {
            mail::withdraw(db, mail)?;
        }
        Ok(true)
    })
}

/// Tells everybody who is invited to `session` that it is called off, and says how many that are. In
/// the transaction that calls it off, which happens once, under the session's lock: so everybody is
/// told once. An invitation that still waits is not sent any more; they are told all the same, since
/// it may be leaving at this moment. Who could not be written to is not written to again.
///
/// No limit counts these mails: there is at most one to an invitation, which was counted.
///
/// # Errors
/// The database's.
pub(crate) fn call_off(
    db: &mut Db,
    area: &Mysteries,
    host: &Host,
    session: &Session,
) -> Result<usize, AppError> {
    let now = area.core.clock.now();
    // Locked, so that one that is just being withdrawn is seen to be.
    let invited: Vec<(Uuid, String, String, Option<Uuid>)> = i::table
        .filter(i::session_id.eq(session.id))
        .filter(i::status.ne("withdrawn"))
        .order(i::id)
        .select((i::id, i::name, i::email, i::mail_id))
        .for_no_key_update()
        .load(db)?;
    let mails: Vec<Uuid> = invited.iter().filter_map(|row| row.3).collect();
    let became = mail::became(db, &mails)?;
    let mut told = 0;
    for (id, name, email, mail) in invited {
        match mail.and_then(|mail| Some((mail, became.get(&mail)?))) {
            Some((_, Became::Failed(_))) => continue,
            Some((mail, Became::Waiting(_))) => drop(mail::withdraw(db, mail)?),
            Some((_, Became::Sent(_))) | None => {}
        }
        let letter = letter::call_off(db, area, (host, session), &Guest { name, email })?;
        let mail = mail::send(db, &letter, now)?;
        diesel::update(i::table.find(id))
            .set((i::mail_id.eq(mail), i::sent_at.eq(now)))
            .execute(db)?;
        told += 1;
    }
    Ok(told)
}

/// Whether an invitation to `session` has this `token`, and nobody has come in by it yet: it opens
/// a closed door, and the one behind an older code.
///
/// # Errors
/// The database's.
pub(crate) fn opens(db: &mut Db, session: SessionId, token: &str) -> QueryResult<bool> {
    Ok(query::invited_to(db, token)? == Some(session))
}

/// Tells everybody who is invited to `session`, whether they have come in or not, that it was
/// changed, in `words`; says how many mails that are. In the transaction that changes it, under the
/// session's lock. Who could not be written to is not written to again.
///
/// # Errors
/// The database's.
pub(crate) fn tell_change(
    db: &mut Db,
    area: &Mysteries,
    host: &Host,
    session: &Session,
    words: &str,
) -> Result<usize, AppError> {
    let now = area.core.clock.now();
    let invited: Vec<(String, String, Option<Uuid>)> = i::table
        .filter(i::session_id.eq(session.id))
        .filter(i::status.ne("withdrawn"))
        .order(i::id)
        .select((i::name, i::email, i::mail_id))
        .load(db)?;
    let mails: Vec<Uuid> = invited.iter().filter_map(|row| row.2).collect();
    let became = mail::became(db, &mails)?;
    let mut told = 0;
    for (name, email, mail) in invited {
        // The invitation stays what the row knows of: that mail carries the guest's own link.
        if matches!(mail.and_then(|mail| became.get(&mail)), Some(Became::Failed(_))) {
            continue;
        }
        let letter = letter::change(db, area, (host, session), &Guest { name, email }, words)?;
        mail::send(db, &letter, now)?;
        told += 1;
    }
    Ok(told)
}

/// Somebody has come in by a link with `token`.
///
/// # Errors
/// The database's.
pub fn joined(db: &mut Db, session: SessionId, token: &str) -> QueryResult<usize> {
    if token.is_empty() {
        return Ok(0);
    }
    let theirs = i::table
        .filter(i::session_id.eq(session))
        .filter(i::token_hash.eq(secrets::hash(token).to_vec()));
    diesel::update(theirs).set(i::status.eq("joined")).execute(db)
}

/// Counts a mail to `email`. Outside of the transaction: who asks too often is counted too.
fn count(db: &mut Db, area: &Mysteries, host: &Host, email: &str) -> Result<(), AppError> {
    limits::spend(db, BY_ONE_HOST, &host.viewer.id.to_string(), &area.core)?;
    limits::spend(db, TO_ONE_ADDRESS, email, &area.core)
}

/// The session, under its lock, if guests can still come in.
fn open_session(db: &mut Db, host: &Host) -> QueryResult<Result<Session, String>> {
    let session = locked(db, host)?;
    Ok(if session.is_over() || session.phase > Phase::Round {
        Err("This evening takes nobody in any more.".to_owned())
    } else {
        Ok(session)
    })
}

/// The session, under its lock.
fn locked(db: &mut Db, host: &Host) -> QueryResult<Session> {
    s::table.find(host.session).select(Session::as_select()).for_no_key_update().first(db)
}

/// The addresses that are invited.
fn invited(db: &mut Db, host: &Host) -> QueryResult<Vec<String>> {
    i::table
        .filter(i::session_id.eq(host.session))
        .filter(i::status.ne("withdrawn"))
        .select(i::email)
        .load(db)
}

/// How many addresses were ever invited.
fn all(db: &mut Db, host: &Host) -> QueryResult<usize> {
    let all = i::table.filter(i::session_id.eq(host.session)).count();
    all.get_result::<i64>(db).map(|count| usize::try_from(count).unwrap_or_default())
}

fn is_among(emails: &[String], guest: &Guest) -> bool {
    emails.iter().any(|email| email.eq_ignore_ascii_case(&guest.email))
}

/// Under the session's lock: nobody else invites the guest meanwhile.
fn insert(
    db: &mut Db,
    area: &Mysteries,
    (host, session): (&Host, &Session),
    guest: &Guest,
) -> Result<(), AppError> {
    let now = area.core.clock.now();
    let token = secrets::token().map_err(AppError::internal)?;
    let letter = letter::write(db, area, (host, session), guest, &token)?;
    let mail = mail::send(db, &letter, now)?;
    let values = (
        i::token_hash.eq(secrets::hash(&token).to_vec()),
        i::status.eq("sent"),
        i::mail_id.eq(mail),
        i::sent_at.eq(now),
        i::name.eq(guest.name.as_str()),
    );
    let withdrawn = i::table.filter(i::session_id.eq(session.id)).filter(i::email.eq(&guest.email));
    if diesel::update(withdrawn).set(values.clone()).execute(db)? == 0 {
        let whose = (
            i::id.eq(Uuid::now_v7()),
            i::session_id.eq(session.id),
            i::email.eq(&guest.email),
            i::created_at.eq(now),
        );
        diesel::insert_into(i::table).values((whose, values)).execute(db)?;
    }
    Ok(())
}
