//! One's evenings: those one hosts, and those one plays.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use lamplight_core::db::Db;
use lamplight_schema::evenings::{mystery_participants as p, mystery_sessions as s};
use uuid::Uuid;

/// Evenings on a page.
pub const PAGE: i64 = 20;

/// An evening in a list.
#[derive(Debug, Clone, Queryable)]
pub struct Entry {
    /// Its id.
    pub id: Uuid,
    /// The story's title.
    pub title: String,
    /// Its code.
    pub code: String,
    /// `pending`, `active`, `completed` or `cancelled`.
    pub status: String,
    /// Where.
    pub place: Option<String>,
    /// When it was to start.
    pub starts_at: Option<DateTime<Utc>>,
    /// When it was opened.
    pub created_at: DateTime<Utc>,
}

impl Entry {
    /// Its state in words.
    pub fn state(&self) -> &'static str {
        match self.status.as_str() {
            "pending" => "Not begun",
            "active" => "Being played",
            "completed" => "Played",
            _ => "Called off",
        }
    }

    /// Whether it is still to be played, or being played.
    pub fn is_open(&self) -> bool {
        matches!(self.status.as_str(), "pending" | "active")
    }

    /// The day that says which evening it was.
    pub fn day(&self) -> &DateTime<Utc> {
        self.starts_at.as_ref().unwrap_or(&self.created_at)
    }
}

type Columns = (s::id, s::title, s::session_code, s::status, s::place, s::starts_at, s::created_at);
const COLUMNS: Columns =
    (s::id, s::title, s::session_code, s::status, s::place, s::starts_at, s::created_at);

/// Evenings that `user` hosts, newest first, opened before `before`.
///
/// # Errors
/// The database's.
pub fn hosted(db: &mut Db, user: Uuid, before: Option<DateTime<Utc>>) -> QueryResult<Vec<Entry>> {
    let before = before.unwrap_or_else(|| Utc::now() + chrono::Duration::days(1));
    s::table
        .filter(s::host_id.eq(user))
        .filter(s::created_at.lt(before))
        .order(s::created_at.desc())
        .limit(PAGE + 1)
        .select(COLUMNS)
        .load(db)
}

/// Evenings that `user` sat at without hosting them, newest first.
///
/// # Errors
/// The database's.
pub fn played(db: &mut Db, user: Uuid) -> QueryResult<Vec<Entry>> {
    p::table
        .inner_join(s::table)
        .filter(p::user_id.eq(user))
        .filter(p::removed.eq(false))
        .filter(s::host_id.ne(user))
        .order(p::joined_at.desc())
        .limit(100)
        .select(COLUMNS)
        .load(db)
}
