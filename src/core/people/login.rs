//! Login sessions: the rows behind session cookies.

use super::{scope::Scope, viewer};
use crate::{
    db::Db,
    error::AppError,
    request::{Request, session::STAYS_DAYS},
};
use chrono::{DateTime, Duration, Utc};
use diesel::prelude::*;
use lamplight_schema::accounts::{login_sessions, users};
use lamplight_secrets as secrets;
use std::collections::HashMap;
use uuid::Uuid;

/// Begins a login session for `user` and returns the token for the cookie. Call it in the
/// transaction that makes or recognises the person, and hand the token to `session::keep` after
/// the commit.
///
/// # Errors
/// The database's, or when the system has no randomness.
pub fn begin(db: &mut Db, user: Uuid, request: &Request) -> Result<String, AppError> {
    insert(db, user, None, request)
}

/// The same for somebody who may use nothing of `user`'s but what `scope` names: they came by a
/// link that others may have seen.
///
/// # Errors
/// The database's, or when the system has no randomness.
pub fn begin_scoped(
    db: &mut Db,
    user: Uuid,
    scope: &Scope,
    request: &Request,
) -> Result<String, AppError> {
    insert(db, user, Some(scope), request)
}

fn insert(
    db: &mut Db,
    user: Uuid,
    scope: Option<&Scope>,
    request: &Request,
) -> Result<String, AppError> {
    let token = secrets::token().map_err(AppError::internal)?;
    diesel::insert_into(login_sessions::table)
        .values((
            login_sessions::token_hash.eq(secrets::hash(&token).as_slice()),
            login_sessions::user_id.eq(user),
            login_sessions::scope.eq(scope.map(ToString::to_string)),
            login_sessions::user_agent.eq(request.user_agent.as_deref()),
            login_sessions::created_at.eq(request.at),
            login_sessions::last_seen_at.eq(request.at),
            login_sessions::expires_at.eq(request.at + Duration::days(STAYS_DAYS)),
        ))
        .execute(db)?;
    Ok(token)
}

/// The login session with this token is used `now`: it is good for another full stay.
///
/// # Errors
/// The database's.
pub fn renew(db: &mut Db, token_hash: &[u8], now: DateTime<Utc>) -> QueryResult<usize> {
    let own = login_sessions::table.filter(login_sessions::token_hash.eq(token_hash));
    diesel::update(own)
        .set((
            login_sessions::last_seen_at.eq(now),
            login_sessions::expires_at.eq(now + Duration::days(STAYS_DAYS)),
        ))
        .execute(db)
}

/// Of the login sessions with these tokens, those that are good `now`, and whose they are.
///
/// # Errors
/// The database's.
pub fn still_good(
    db: &mut Db,
    token_hashes: &[&[u8]],
    now: DateTime<Utc>,
) -> QueryResult<HashMap<Vec<u8>, Uuid>> {
    let rows: Vec<(Vec<u8>, Uuid)> = login_sessions::table
        .inner_join(users::table)
        .filter(login_sessions::token_hash.eq_any(token_hashes))
        .filter(viewer::good(now))
        .select((login_sessions::token_hash, login_sessions::user_id))
        .load(db)?;
    Ok(rows.into_iter().collect())
}

/// Ends the login session of `request`, if there is one.
///
/// # Errors
/// The database's.
pub fn end(db: &mut Db, request: &Request) -> QueryResult<usize> {
    let Some(hash) = request.token_hash else {
        return Ok(0);
    };
    diesel::delete(login_sessions::table.filter(login_sessions::token_hash.eq(hash.as_slice())))
        .execute(db)
}

/// Ends all login sessions of `user`.
///
/// # Errors
/// The database's.
pub fn end_all(db: &mut Db, user: Uuid) -> QueryResult<usize> {
    diesel::delete(login_sessions::table.filter(login_sessions::user_id.eq(user))).execute(db)
}

/// Which of somebody's login sessions.
#[derive(Debug, Clone, Copy)]
pub enum Which<'s> {
    /// All of them.
    All,
    /// Those that are good for everything.
    Unscoped,
    /// Those that are good for this alone.
    Scoped(&'s Scope),
}

/// Ends these login sessions of `user`, but not that of `request`; says in how many of
/// them somebody was still signed in.
///
/// # Errors
/// The database's.
pub fn end_others(
    db: &mut Db,
    user: Uuid,
    which: Which<'_>,
    request: &Request,
) -> QueryResult<usize> {
    let own = request.token_hash.unwrap_or_default();
    let others = diesel::delete(login_sessions::table)
        .filter(login_sessions::user_id.eq(user))
        .filter(login_sessions::token_hash.ne(own.as_slice()))
        .into_boxed();
    let others = match which {
        Which::All => others,
        Which::Unscoped => others.filter(login_sessions::scope.is_null()),
        Which::Scoped(scope) => others.filter(login_sessions::scope.eq(scope.to_string())),
    };
    let ended: Vec<bool> = others.returning(viewer::in_time(request.at)).get_results(db)?;
    Ok(ended.into_iter().filter(|in_time| *in_time).count())
}
