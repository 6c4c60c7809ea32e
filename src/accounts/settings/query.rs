//! What the pages show that the viewer does not carry along.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use lamplight_core::{
    db::Db,
    people::{Viewer, viewer},
    web::Request,
};
use lamplight_schema::accounts::{login_sessions, users};
use uuid::Uuid;

/// As many devices as a page shows; the rest have not been used for longest.
const SHOWN: i64 = 50;

/// What a member signs in with.
#[derive(Queryable, Selectable)]
#[diesel(table_name = users, check_for_backend(diesel::pg::Pg))]
pub(super) struct Account {
    pub(super) email: Option<String>,
    pub(super) password_hash: Option<String>,
}

/// The viewer's own.
pub(super) fn account(db: &mut Db, viewer: &Viewer) -> QueryResult<Account> {
    users::table.find(viewer.id).select(Account::as_select()).first(db)
}

/// A place where somebody is signed in.
#[derive(Queryable, Selectable)]
#[diesel(table_name = login_sessions, check_for_backend(diesel::pg::Pg))]
pub(super) struct LoginSession {
    pub(super) id: Uuid,
    token_hash: Vec<u8>,
    pub(super) user_agent: Option<String>,
    pub(super) created_at: DateTime<Utc>,
    pub(super) last_seen_at: DateTime<Utc>,
}

impl LoginSession {
    /// Whether it is the one that `request` uses.
    pub(super) fn is_of(&self, request: &Request) -> bool {
        request.token_hash.is_some_and(|hash| hash.as_slice() == self.token_hash)
    }
}

/// Where `person` is signed in `now`, the one used last first.
pub(super) fn login_sessions(
    db: &mut Db,
    person: &Viewer,
    now: DateTime<Utc>,
) -> QueryResult<Vec<LoginSession>> {
    login_sessions::table
        .inner_join(users::table)
        .filter(login_sessions::user_id.eq(person.id))
        .filter(viewer::good(now))
        .order((login_sessions::last_seen_at.desc(), login_sessions::id))
        .limit(SHOWN)
        .select(LoginSession::as_select())
        .load(db)
}
