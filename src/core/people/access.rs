//! Policies that every area uses.

use super::{
    Policy, login,
    viewer::{self, Viewer},
};
use crate::{db::Db, error::AppError, request::Request, state::Core};
use chrono::{DateTime, Duration, Utc};
use diesel::QueryResult;

/// Anybody, signed in or not.
pub struct Public {
    viewer: Option<Viewer>,
}

/// A member: signed in, with an account.
pub struct Member {
    /// Who.
    pub viewer: Viewer,
}

/// The person behind the request's cookie.
///
/// # Errors
/// The database's.
pub fn recognise(db: &mut Db, request: &Request) -> Result<Option<Viewer>, AppError> {
    let Some(hash) = request.token_hash else {
        return Ok(None);
    };
    let Some((viewer, renewed_at)) = viewer::behind(db, &hash, request.at)? else {
        return Ok(None);
    };
    stay(db, request, renewed_at)?;
    Ok(Some(viewer))
}

/// Who comes every day stays signed in; once a day is often enough to write that down. For a policy
/// that has found the person by the request's cookie, with a sign-in last renewed at `renewed_at`.
///
/// # Errors
/// The database's.
pub fn stay(db: &mut Db, request: &Request, renewed_at: DateTime<Utc>) -> QueryResult<()> {
    if let Some(hash) = request.token_hash
        && renewed_at < request.at - Duration::days(1)
    {
        login::renew(db, &hash, request.at)?;
        request.renew_cookie();
    }
    Ok(())
}

/// The person behind the request's cookie, member or guest.
///
/// # Errors
/// `SignIn` when there is nobody.
pub fn require(db: &mut Db, request: &Request) -> Result<Viewer, AppError> {
    recognise(db, request)?.ok_or(AppError::SignIn)
}

impl Policy for Public {
    const NAME: &'static str = "public";

    fn admit(db: &mut Db, request: &Request, _: &Core) -> Result<Self, AppError> {
        Ok(Self { viewer: recognise(db, request)? })
    }

    fn viewer(&self) -> Option<&Viewer> {
        self.viewer.as_ref()
    }
}

impl Policy for Member {
    const NAME: &'static str = "member";

    fn admit(db: &mut Db, request: &Request, _: &Core) -> Result<Self, AppError> {
        let viewer = require(db, request)?;
        if viewer.is_member() { Ok(Self { viewer }) } else { Err(AppError::SignIn) }
    }

    fn viewer(&self) -> Option<&Viewer> {
        Some(&self.viewer)
    }
}
