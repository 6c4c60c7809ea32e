//! Telling people that something has happened, from any area; the area `notifications` shows it.

use crate::{
    db::Db,
    live::{self, Place},
};
use chrono::{DateTime, Utc};
use diesel::{dsl::exists, prelude::*};
use lamplight_schema::{accounts::users, notifications::notifications as n};
use uuid::Uuid;

/// The channel of everybody's notifications; the thing is the person.
pub const CHANNEL: &str = "notifications";

/// What somebody is told.
#[derive(Debug, Clone)]
pub struct Notification<'a> {
    /// What kind, in snake case: `mystery_part_given`.
    pub kind: &'static str,
    /// One line. Never a secret.
    pub title: &'a str,
    /// A sentence or two; may be empty. Never a secret.
    pub content: &'a str,
    /// The page of ours that it is about, beginning with a slash.
    pub link: &'a str,
    /// The address of a picture of ours beside it.
    pub picture: Option<&'a str>,
    /// What it is about: the kind of thing, and which.
    pub about: Option<(&'static str, Uuid)>,
    /// They are asked to do something.
    pub action_required: bool,
    /// Told once: a second one with this key changes nothing.
    pub once: Option<String>,
    /// Not worth telling afterwards.
    pub expires_at: Option<DateTime<Utc>>,
}

/// Tells the member `user`, `at` this time; guests have no page for it and are told nothing. Part
/// of the caller's transaction: what comes to nothing is not told. Says whether it was told.
///
/// # Errors
/// The database's.
pub fn tell(
    db: &mut Db,
    user: Uuid,
    notification: &Notification<'_>,
    at: DateTime<Utc>,
) -> QueryResult<bool> {
    db.transaction(|db| write(db, user, notification, at))
}

fn write(
    db: &mut Db,
    user: Uuid,
    notification: &Notification<'_>,
    at: DateTime<Utc>,
) -> QueryResult<bool> {
    // The lock makes numbers and counts of one person follow one another.
    let member: Option<i64> = users::table
        .find(user)
        .filter(users::kind.eq("member"))
        .filter(users::deleted_at.is_null())
        .select(users::notification_version)
        .for_no_key_update()
        .first(db)
        .optional()?;
    let Some(version) = member else { return Ok(false) };
    if was_told(db, user, notification)? {
        return Ok(false);
    }
    diesel::insert_into(n::table)
        .values((
            (
                n::id.eq(Uuid::now_v7()),
                n::user_id.eq(user),
                n::number.eq(version + 1),
                n::notification_type.eq(notification.kind),
                n::title.eq(shortened(notification.title, 200)),
                n::content.eq(shortened(notification.content, 500)),
                n::link.eq(notification.link),
                n::picture.eq(notification.picture),
            ),
            n::related_entity_type.eq(notification.about.map(|(kind, _)| kind)),
            n::related_entity_id.eq(notification.about.map(|(_, id)| id)),
            n::action_required.eq(notification.action_required),
            n::once_key.eq(&notification.once),
            n::expires_at.eq(notification.expires_at),
            n::created_at.eq(at),
        ))
        .execute(db)?;
    diesel::update(users::table.find(user))
        .set((
            users::notification_version.eq(version + 1),
            users::unread_notifications.eq(users::unread_notifications + 1),
        ))
        .execute(db)?;
    live::announce(db, place(user))?;
    Ok(true)
}

/// Where somebody listens to their notifications.
pub const fn place(user: Uuid) -> Place {
    Place { channel: CHANNEL, id: user }
}

fn was_told(db: &mut Db, user: Uuid, notification: &Notification<'_>) -> QueryResult<bool> {
    let Some(key) = &notification.once else { return Ok(false) };
    let same = n::table.filter(n::user_id.eq(user)).filter(n::once_key.eq(key));
    diesel::select(exists(same)).get_result(db)
}

fn shortened(text: &str, most: usize) -> String {
    text.chars().take(most).collect()
}
