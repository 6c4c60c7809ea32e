//! A few notifications for the first members of the demo, one of them read.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use lamplight_core::{
    area::Demo,
    error::AppError,
    notify::{self, Notification},
};
use lamplight_schema::notifications::notifications as n;

/// Tells everybody that they are welcome, and the first two something more.
pub(crate) fn fill(demo: &mut Demo<'_>, now: DateTime<Utc>) -> Result<(), AppError> {
    for (place, member) in demo.members.iter().enumerate() {
        let welcome = told("welcome", "Welcome to Lamplight", "Pick a story, and ask people in.");
        notify::tell(demo.db, member.id, &welcome, now)?;
        if place < 2 {
            let read = n::table.filter(n::user_id.eq(member.id));
            diesel::update(read).set(n::read_at.eq(now)).execute(demo.db)?;
            reset(demo, member.id)?;
            let story = told(
                "story_published",
                "A new story is on the shelf",
                "The Understudy, for four to six players.",
            );
            notify::tell(
                demo.db,
                member.id,
                &Notification { link: "/stories/the-understudy", ..story },
                now,
            )?;
        }
    }
    Ok(())
}

fn reset(demo: &mut Demo<'_>, user: uuid::Uuid) -> QueryResult<usize> {
    use lamplight_schema::accounts::users;
    diesel::update(users::table.find(user)).set(users::unread_notifications.eq(0)).execute(demo.db)
}

fn told<'t>(kind: &'static str, title: &'t str, content: &'t str) -> Notification<'t> {
    Notification {
        kind,
        title,
        content,
        link: "/stories",
        picture: None,
        about: None,
        action_required: false,
        once: Some(format!("demo {kind}")),
        expires_at: None,
    }
}
