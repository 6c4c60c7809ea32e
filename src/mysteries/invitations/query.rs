//! Whom a host has invited, and what became of it.

use crate::ids::SessionId;
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use lamplight_core::{
    db::Db,
    mail::{self, Became},
    web::secrets,
};
use lamplight_schema::evenings::mystery_invitations as i;
use uuid::Uuid;

/// Where an invitation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// The mail waits to be sent.
    OnItsWay,
    /// The mail server is not taking it just now; it is tried again.
    Delayed,
    /// The mail server has taken it, at this time.
    Sent(DateTime<Utc>),
    /// It could not be delivered.
    Failed,
    /// They have come in by its link.
    Joined,
    /// The host has taken it back.
    Withdrawn,
}

/// One invitation.
pub(super) struct Entry {
    pub(super) id: Uuid,
    pub(super) name: String,
    pub(super) email: String,
    pub(super) standing: Standing,
}

/// How many are invited to `session` and have not come in yet.
pub(crate) fn open(db: &mut Db, session: SessionId) -> QueryResult<i64> {
    let open = i::table.filter(i::session_id.eq(session)).filter(i::status.eq("sent"));
    open.count().get_result(db)
}

/// To which session an invitation has this `token` by which nobody has come in yet, and which the
/// host has not taken back.
///
/// # Errors
/// The database's.
pub(crate) fn invited_to(db: &mut Db, token: &str) -> QueryResult<Option<SessionId>> {
    if token.is_empty() {
        return Ok(None);
    }
    i::table
        .filter(i::token_hash.eq(secrets::hash(token).to_vec()))
        .filter(i::status.eq("sent"))
        .select(i::session_id)
        .first(db)
        .optional()
}

type Row = (Uuid, String, String, String, Option<Uuid>, DateTime<Utc>);

/// Those of `session`, in the order in which they were made.
pub(super) fn list(db: &mut Db, session: SessionId) -> QueryResult<Vec<Entry>> {
    let rows: Vec<Row> = i::table
        .filter(i::session_id.eq(session))
        .order((i::created_at, i::id))
        .select((i::id, i::name, i::email, i::status, i::mail_id, i::sent_at))
        .load(db)?;
    let ids: Vec<Uuid> = rows.iter().filter_map(|row| row.4).collect();
    let became = mail::became(db, &ids)?;
    let entry = |(id, name, email, status, mail, sent_at): Row| {
        let standing = match (status.as_str(), mail.and_then(|mail| became.get(&mail))) {
            ("joined", _) => Standing::Joined,
            ("withdrawn", _) => Standing::Withdrawn,
            (_, Some(Became::Failed(_))) => Standing::Failed,
            (_, Some(Became::Waiting(None))) => Standing::OnItsWay,
            (_, Some(Became::Waiting(Some(_)))) => Standing::Delayed,
            (_, Some(Became::Sent(at))) => Standing::Sent(*at),
            // Mails are forgotten after a year.
            (_, None) => Standing::Sent(sent_at),
        };
        Entry { id, name, email, standing }
    };
    Ok(rows.into_iter().map(entry).collect())
}
