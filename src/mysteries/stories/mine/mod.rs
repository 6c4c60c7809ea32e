//! One's own stories and how far they are.

mod query;

use self::query::Mine;
use crate::{
    accounts::Member,
    web::{Chrome, Gate, Reply, Room, asker, gate::Answer},
};
use askama::Template;
use serde::Deserialize;

#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    /// Where the page before ended.
    before: String,
}

#[derive(Template)]
#[template(path = "mysteries/stories/mine/mine.html")]
struct MinePage {
    chrome: Chrome,
    stories: Vec<Mine>,
    later: bool,
    next: Option<String>,
}

/// Answers `/stories/mine`.
pub(super) async fn show(gate: Gate<Member>) -> Answer {
    gate.reply(|visit| {
        let before = asker::time(&visit.asker.query::<Asked>().before);
        let (stories, next) = query::page(visit.db, visit.who.viewer.id, before)?;
        let chrome = visit.chrome(Room::Mysteries);
        Ok(Reply::page(MinePage { chrome, stories, later: before.is_some(), next }))
    })
    .await
}
