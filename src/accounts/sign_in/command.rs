//! Letting somebody in, and out.

use super::query::{self, Account};
use crate::audit::{self, Event};
use crate::guests;
use diesel::prelude::*;
use lamplight_core::{
    Areas,
    db::Db,
    error::AppError,
    people::{Viewer, login},
    web::Request,
};
use uuid::Uuid;

/// Begins a login session for the member whose `account` it is and returns its token. Whoever this
/// browser was before is signed out; a guest's evenings go with them. None if the password that was
/// checked is the old one by now: who changes it holds the row.
pub(super) fn let_in(
    db: &mut Db,
    areas: &Areas,
    account: &Account,
    before: Option<&Viewer>,
    request: &Request,
) -> Result<Option<String>, AppError> {
    db.transaction(|db| {
        if !query::still_keeps(db, account)? {
            return Ok(None);
        }
        let member = account.id;
        login::end(db, request)?;
        if let Some(guest) = before.filter(|before| !before.is_member()) {
            guests::become_member(db, areas, guest, member, request.at)?;
        }
        audit::record(db, Some(member), Event::SignedIn, request)?;
        login::begin(db, member, request).map(Some)
    })
}

/// Writes down that somebody did not get in; `member` is whose account they tried, if there is one.
pub(super) fn refuse(db: &mut Db, member: Option<Uuid>, request: &Request) -> QueryResult<()> {
    audit::record(db, member, Event::SignInRefused, request)
}

/// Ends the login session of `request`.
pub(super) fn let_out(db: &mut Db, viewer: Option<&Viewer>, request: &Request) -> QueryResult<()> {
    if login::end(db, request)? == 0 {
        return Ok(());
    }
    audit::record(db, viewer.map(|viewer| viewer.id), Event::SignedOut, request)
}
