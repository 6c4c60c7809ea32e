//! Answers for one's own stories.

use super::{
    pages::MinePage,
    query::{self, Place},
};
use crate::Gate;
use lamplight_core::{
    paging::address,
    people::Member,
    web::{Reply, gate::Answer},
};
use serde::Deserialize;

#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    /// Where the page before ended.
    before: String,
}

/// Answers `/stories/mine`.
pub(super) async fn show(gate: Gate<Member>) -> Answer {
    gate.reply(|ctx| {
        let before = Place::read(&ctx.request.query::<Asked>().before);
        let (stories, next) = query::page(ctx.db, ctx.who, before.as_ref())?;
        let next = next.map(|place| address("/stories/mine", [("before", &*place.to_string())]));
        let chrome = ctx.chrome(crate::SECTION);
        Ok(Reply::page(MinePage { chrome, stories, later: before.is_some(), next }))
    })
    .await
}
