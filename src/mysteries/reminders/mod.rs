//! What members are told of their evenings beside the pages: that they have a part, that an evening
//! of theirs begins tomorrow, that its recap is there.
//!
//! Each is told once, and is part of the change that it tells of. Guests without an account are
//! told nothing: they have no page for it.

mod tomorrow;

pub(crate) use tomorrow::job;

use crate::{
    evening::{Evening, rows::Session},
    floor::Floor,
    links,
};
use diesel::QueryResult;
use lamplight_core::{
    db::Db,
    notify::{self, Notification},
    web::pictures,
};
use lamplight_pictures::Kind;
use lamplight_schema::stories::stories;
use std::collections::HashSet;
use uuid::Uuid;

/// Tells everybody who plays that they have a part.
///
/// # Errors
/// The database's.
pub(crate) fn parts_given(floor: &mut Floor<'_>, evening: &Evening) -> QueryResult<()> {
    let players: Vec<Uuid> = evening.voters().map(|person| person.user_id).collect();
    let told = Told {
        kind: "mystery_part_given",
        title: "You have a part",
        content: format!("{}: open it, and read who you are.", floor.session.title),
        link: links::play(floor.session.id),
    };
    tell(floor.db, &floor.session, players, &told)
}

/// Tells everybody who was there that they can read what became of it.
///
/// # Errors
/// The database's.
pub(crate) fn recap_there(floor: &mut Floor<'_>, evening: &Evening) -> QueryResult<()> {
    let mut people: Vec<Uuid> = evening.present().map(|person| person.user_id).collect();
    people.push(floor.session.host_id);
    let told = Told {
        kind: "mystery_recap",
        title: "The recap is there",
        content: format!("{}: who was right, and every secret.", floor.session.title),
        link: links::recap(floor.session.id),
    };
    tell(floor.db, &floor.session, people, &told)
}

/// One of the things that are told.
struct Told {
    kind: &'static str,
    title: &'static str,
    content: String,
    link: String,
}

fn tell(db: &mut Db, session: &Session, people: Vec<Uuid>, told: &Told) -> QueryResult<()> {
    let cover = cover(db, session.story_id)?;
    // Always in the same order: two that tell the same people wait for one another, and not each
    // for the other.
    let mut people: Vec<Uuid> = people.into_iter().collect::<HashSet<_>>().into_iter().collect();
    people.sort_unstable();
    for user in people {
        let notification = Notification {
            kind: told.kind,
            title: told.title,
            content: &told.content,
            link: &told.link,
            picture: Some(&cover),
            about: Some(("mystery_session", session.id)),
            action_required: false,
            once: Some(format!("{} {}", told.kind, session.id)),
            expires_at: None,
        };
        notify::tell(db, user, &notification)?;
    }
    Ok(())
}

fn cover(db: &mut Db, story: Uuid) -> QueryResult<String> {
    use diesel::prelude::*;
    let name: String = stories::table.find(story).select(stories::cover).first(db)?;
    Ok(pictures::url_named(Kind::Cover, &name))
}
