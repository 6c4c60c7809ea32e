//! Letting somebody in, and out.

use crate::{
    accounts::{
        Viewer,
        audit::{self, Event},
        guests, login,
    },
    db::Db,
    error::AppError,
    web::{Asker, gate},
};
use diesel::prelude::*;
use uuid::Uuid;

/// Begins a login session for `member` and returns its token. Whoever this browser was before
/// is signed out; a guest's evenings go with them.
pub(super) fn let_in(
    db: &mut Db,
    member: Uuid,
    before: Option<&Viewer>,
    asker: &Asker,
) -> Result<String, AppError> {
    gate::transaction(db, |db| {
        login::end(db, asker)?;
        if let Some(guest) = before.filter(|before| !before.is_member()) {
            guests::become_member(db, guest, member)?;
        }
        audit::record(db, Some(member), Event::SignedIn, asker)?;
        login::begin(db, member, asker)
    })
}

/// Writes down that somebody did not get in; `member` is whose account they tried, if there is one.
pub(super) fn refuse(db: &mut Db, member: Option<Uuid>, asker: &Asker) -> QueryResult<()> {
    audit::record(db, member, Event::SignInRefused, asker)
}

/// Ends the login session of `asker`.
pub(super) fn let_out(db: &mut Db, viewer: Option<&Viewer>, asker: &Asker) -> QueryResult<()> {
    if login::end(db, asker)? == 0 {
        return Ok(());
    }
    audit::record(db, viewer.map(|viewer| viewer.id), Event::SignedOut, asker)
}
