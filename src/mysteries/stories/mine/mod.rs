//! One's own stories and how far they are.

mod query;

use self::query::Mine;
use crate::Gate;
use askama::Template;
use lamplight_core::{
    people::Member,
    web::{Chrome, Reply, gate::Answer, request},
};
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
    gate.reply(|ctx| {
        let before = request::time(&ctx.request.query::<Asked>().before);
        let (stories, next) = query::page(ctx.db, ctx.who.viewer.id, before)?;
        let chrome = ctx.chrome(crate::SECTION);
        Ok(Reply::page(MinePage { chrome, stories, later: before.is_some(), next }))
    })
    .await
}
