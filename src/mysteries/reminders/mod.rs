//! What members are told of their sessions beside the pages: that they have a part, that a session
//! of theirs begins tomorrow, that its recap is there.
//!
//! Each is told once, and is part of the change that it tells of. Guests without an account are
//! told nothing: they have no page for it.

mod tomorrow;

pub(crate) use tomorrow::job;

use crate::{
    change::SessionChange,
    links,
    snapshot::{Snapshot, rows::Session},
    stories::cover::cover_of,
};
use chrono::{DateTime, Utc};
use diesel::QueryResult;
use lamplight_core::{
    db::Db,
    notify::{self, Notification},
};
use std::collections::HashSet;
use uuid::Uuid;

/// Tells everybody who plays that they have a part.
///
/// # Errors
/// The database's.
pub(crate) fn characters_given(
    change: &mut SessionChange<'_>,
    snapshot: &Snapshot,
) -> QueryResult<()> {
    let players: Vec<Uuid> = snapshot.players().map(|participant| participant.user_id).collect();
    let told = Told {
        kind: "mystery_part_given",
        title: "You have a part",
        content: format!("{}: open it, and read who you are.", change.session.title),
        link: links::play(change.session.id),
        time: 0,
    };
    tell(change.db, &change.session, players, &told, change.at)
}

/// Tells everybody who has a seat, but for the host, what has been changed of the plan.
///
/// # Errors
/// The database's.
pub(crate) fn changed(
    change: &mut SessionChange<'_>,
    snapshot: &Snapshot,
    words: &str,
) -> QueryResult<()> {
    let host = change.session.host_id;
    let guests = snapshot.present().map(|participant| participant.user_id);
    let guests: Vec<Uuid> = guests.filter(|user| *user != host).collect();
    let told = Told {
        kind: "mystery_changed",
        title: "Your evening was changed",
        content: format!("{}: {words}", change.session.title),
        link: links::play(change.session.id),
        time: change.session.version,
    };
    tell(change.db, &change.session, guests, &told, change.at)
}

/// Tells everybody who was there that they can read what became of it.
///
/// # Errors
/// The database's.
pub(crate) fn recap_there(change: &mut SessionChange<'_>, snapshot: &Snapshot) -> QueryResult<()> {
    let mut users: Vec<Uuid> = snapshot.present().map(|participant| participant.user_id).collect();
    users.push(change.session.host_id);
    let told = Told {
        kind: "mystery_recap",
        title: "The recap is there",
        content: format!("{}: who was right, and every secret.", change.session.title),
        link: links::recap(change.session.id),
        time: 0,
    };
    tell(change.db, &change.session, users, &told, change.at)
}

/// One of the things that are told.
struct Told {
    kind: &'static str,
    title: &'static str,
    content: String,
    link: String,
    /// Which time it is told, where it is told more than once.
    time: i64,
}

fn tell(
    db: &mut Db,
    session: &Session,
    users: Vec<Uuid>,
    told: &Told,
    at: DateTime<Utc>,
) -> QueryResult<()> {
    let cover = cover_of(db, session.story_id)?;
    // Always in the same order: two that tell the same people wait for one another, and not each
    // for the other.
    let mut users: Vec<Uuid> = users.into_iter().collect::<HashSet<_>>().into_iter().collect();
    users.sort_unstable();
    for user in users {
        let cover = cover.seen_by(Some(user));
        let notification = Notification {
            kind: told.kind,
            title: told.title,
            content: &told.content,
            link: &told.link,
            picture: Some(cover.address()),
            about: Some(("mystery_session", session.id.into())),
            action_required: false,
            once: Some(match told.time {
                0 => format!("{} {}", told.kind, session.id),
                time => format!("{} {} {time}", told.kind, session.id),
            }),
            expires_at: None,
        };
        notify::tell(db, user, &notification, at)?;
    }
    Ok(())
}
