//! Reading somebody's notifications.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use lamplight_core::{db::Db, people::Viewer};
use lamplight_schema::{accounts::users, notifications::notifications as n};
use uuid::Uuid;

/// Notifications on a page.
pub(crate) const PAGE: usize = 30;

/// One of them.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = n, check_for_backend(diesel::pg::Pg))]
pub(crate) struct Notification {
    pub(crate) id: Uuid,
    pub(crate) number: i64,
    pub(crate) title: String,
    pub(crate) content: String,
    pub(crate) picture: Option<String>,
    pub(crate) read_at: Option<DateTime<Utc>>,
    pub(crate) created_at: DateTime<Utc>,
}

impl Notification {
    /// Whether nobody has read it yet.
    pub(crate) fn is_new(&self) -> bool {
        self.read_at.is_none()
    }
}

/// Which of them.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Filter {
    /// Only those that are unread.
    pub(crate) unread: bool,
    /// Only those with a smaller number: the next page.
    pub(crate) before: Option<i64>,
}

/// The newest of `viewer`'s, at most a page, and whether there are older ones.
pub(crate) fn page(
    db: &mut Db,
    viewer: &Viewer,
    filter: Filter,
    now: DateTime<Utc>,
) -> QueryResult<(Vec<Notification>, bool)> {
    let mut theirs = n::table
        .filter(n::user_id.eq(viewer.id))
        .filter(n::number.lt(filter.before.unwrap_or(i64::MAX)))
        .filter(n::expires_at.is_null().or(n::expires_at.gt(now).assume_not_null()))
        .order(n::number.desc())
        .limit(i64::try_from(PAGE).unwrap_or(i64::MAX) + 1)
        .select(Notification::as_select())
        .into_boxed();
    if filter.unread {
        theirs = theirs.filter(n::read_at.is_null());
    }
    let mut found = theirs.load(db)?;
    let more = found.len() > PAGE;
    found.truncate(PAGE);
    Ok((found, more))
}

/// Those of `user` with a number after `after`, oldest first.
pub(crate) fn after(db: &mut Db, user: Uuid, after: i64) -> QueryResult<Vec<Notification>> {
    n::table
        .filter(n::user_id.eq(user))
        .filter(n::number.gt(after))
        .order(n::number)
        .limit(i64::try_from(PAGE).unwrap_or(i64::MAX))
        .select(Notification::as_select())
        .load(db)
}

/// How many of `user`'s are unread, at which version, and their time zone.
pub(crate) fn standing(db: &mut Db, user: Uuid) -> QueryResult<(i32, i64, String)> {
    users::table
        .find(user)
        .select((users::unread_notifications, users::notification_version, users::time_zone))
        .first(db)
}
