//! Changing one's own account.

use crate::audit::{self, Event};
use diesel::prelude::*;
use lamplight_core::{
    db::{Db, errors::constraint},
    error::AppError,
    people::{
        Viewer,
        identity::{DisplayName, Email},
        login,
    },
    web::Request,
};
use lamplight_schema::accounts::{login_sessions, users};
use uuid::Uuid;

/// How somebody wants to be seen, and to see.
pub(super) struct Profile {
    pub(super) display_name: DisplayName,
    pub(super) time_zone: &'static str,
    pub(super) theme: &'static str,
}

/// Keeps the viewer's profile.
pub(super) fn keep_profile(db: &mut Db, viewer: &Viewer, new: &Profile) -> QueryResult<()> {
    diesel::update(users::table.find(viewer.id))
        .set((
            users::display_name.eq(new.display_name.as_str()),
            users::time_zone.eq(new.time_zone),
            users::theme.eq(new.theme),
        ))
        .execute(db)
        .map(drop)
}

/// Another address, another password, or both.
pub(super) struct Change {
    pub(super) email: Option<Email>,
    pub(super) password_hash: Option<String>,
    /// What the password was checked against. If it is not kept any more, somebody has changed
    /// it in the meantime.
    pub(super) proven: String,
}

/// Why nothing was changed.
pub(super) enum Refusal {
    /// Another account has the address.
    EmailTaken,
    /// The password is not what it was when it was asked for.
    Outdated,
    /// Anything else.
    Other(AppError),
}

impl From<AppError> for Refusal {
    fn from(error: AppError) -> Self {
        Self::Other(error)
    }
}

impl From<diesel::result::Error> for Refusal {
    fn from(error: diesel::result::Error) -> Self {
        match constraint(&error) {
            Some("users_email_key") => Self::EmailTaken,
            _ => Self::Other(error.into()),
        }
    }
}

/// A new password signs all devices out.
pub(super) struct Renewed {
    /// How many others were signed in.
    pub(super) ended: usize,
    /// For the cookie of the one that asked: whoever has the old one is out, too.
    pub(super) token: String,
}

/// Makes `change`; with a new password all sign-ins begin anew.
pub(super) fn change_credentials(
    db: &mut Db,
    viewer: &Viewer,
    change: &Change,
    request: &Request,
) -> Result<Option<Renewed>, Refusal> {
    let own = users::table.find(viewer.id).filter(users::password_hash.eq(&change.proven));
    db.transaction(|db| {
        if own.select(users::id).for_update().first::<Uuid>(db).optional()?.is_none() {
            return Err(Refusal::Outdated);
        }
        if let Some(email) = &change.email {
            let row = users::table.find(viewer.id);
            diesel::update(row).set(users::email.eq(email.as_str())).execute(db)?;
            audit::record(db, Some(viewer.id), Event::EmailChanged, request)?;
        }
        let Some(hash) = &change.password_hash else {
            return Ok(None);
        };
        diesel::update(users::table.find(viewer.id))
            .set(users::password_hash.eq(hash))
            .execute(db)?;
        audit::record(db, Some(viewer.id), Event::PasswordChanged, request)?;
        let ended = login::end_others(db, viewer.id, login::Which::All, request)?;
        login::end(db, request)?;
        Ok(Some(Renewed { ended, token: login::begin(db, viewer.id, request)? }))
    })
}

/// Ends one of the viewer's login sessions.
pub(super) fn sign_out(
    db: &mut Db,
    viewer: &Viewer,
    id: Uuid,
    request: &Request,
) -> Result<(), AppError> {
    db.transaction(|db| {
        let own = login_sessions::table.find(id).filter(login_sessions::user_id.eq(viewer.id));
        if diesel::delete(own).execute(db)? == 0 {
            return Err(AppError::NotFound);
        }
        Ok(audit::record(db, Some(viewer.id), Event::SignedOut, request)?)
    })
}

/// Ends all of the viewer's login sessions but this one; says how many there were.
pub(super) fn sign_out_others(
    db: &mut Db,
    viewer: &Viewer,
    request: &Request,
) -> QueryResult<usize> {
    db.transaction(|db| {
        let ended = login::end_others(db, viewer.id, login::Which::All, request)?;
        if ended > 0 {
            audit::record(db, Some(viewer.id), Event::SignedOut, request)?;
        }
        Ok(ended)
    })
}
