//! Marking as read, and forgetting.

use chrono::{DateTime, Duration, Utc};
use diesel::prelude::*;
use lamplight_core::{db::Db, live, notify, people::Member};
use lamplight_schema::{accounts::users, notifications::notifications as n};
use uuid::Uuid;

/// Notifications are kept this long.
const KEPT_DAYS: i64 = 90;

/// Marks all up to the number `up_to` as read: what came since the page was drawn was not seen.
///
/// # Errors
/// The database's.
pub(crate) fn read_all(
    db: &mut Db,
    who: &Member,
    up_to: i64,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let seen = n::table.filter(n::user_id.eq(who.viewer.id)).filter(n::number.le(up_to));
    db.transaction(|db| {
        lock(db, who)?;
        let read = diesel::update(seen.filter(n::read_at.is_null()))
            .set(n::read_at.eq(now))
            .execute(db)?;
        count_down(db, who, read)
    })
}

/// Marks one as read, and says where it leads; none if it is not theirs.
///
/// # Errors
/// The database's.
pub(crate) fn open(
    db: &mut Db,
    who: &Member,
    id: Uuid,
    now: DateTime<Utc>,
) -> QueryResult<Option<String>> {
    let own = n::table.filter(n::id.eq(id)).filter(n::user_id.eq(who.viewer.id));
    db.transaction(|db| {
        lock(db, who)?;
        let link: Option<String> = own.select(n::link).first(db).optional()?;
        let read =
            diesel::update(own.filter(n::read_at.is_null())).set(n::read_at.eq(now)).execute(db)?;
        count_down(db, who, read)?;
        Ok(link)
    })
}

/// As in [`notify::tell`]: counts of one person follow one another.
fn lock(db: &mut Db, who: &Member) -> QueryResult<Uuid> {
    users::table.find(who.viewer.id).select(users::id).for_no_key_update().first(db)
}

fn count_down(db: &mut Db, who: &Member, read: usize) -> QueryResult<()> {
    let read = i32::try_from(read).unwrap_or(i32::MAX);
    if read == 0 {
        return Ok(());
    }
    diesel::update(users::table.find(who.viewer.id))
        .set((
            users::unread_notifications.eq(users::unread_notifications - read),
            users::notification_version.eq(users::notification_version + 1),
        ))
        .execute(db)?;
    live::announce(db, notify::place(who.viewer.id))
}

/// Forgets what is older than ninety days.
///
/// # Errors
/// The database's.
pub(crate) fn sweep(db: &mut Db, now: DateTime<Utc>) -> QueryResult<usize> {
    let edge = now - Duration::days(KEPT_DAYS);
    db.transaction(|db| {
        // Who had not read them has that many fewer to read.
        let unread: Vec<(Uuid, i64)> = n::table
            .filter(n::created_at.lt(edge))
            .filter(n::read_at.is_null())
            .group_by(n::user_id)
            .select((n::user_id, diesel::dsl::count_star()))
            .load(db)?;
        for (user, count) in unread {
            let count = i32::try_from(count).unwrap_or(i32::MAX);
            diesel::update(users::table.find(user))
                .set(users::unread_notifications.eq(users::unread_notifications - count))
                .execute(db)?;
        }
        diesel::delete(n::table.filter(n::created_at.lt(edge))).execute(db)
    })
}
