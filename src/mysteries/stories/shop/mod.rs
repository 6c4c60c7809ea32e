//! A story's own page: what a host and the guests may know beforehand, and nothing more.

mod company;
mod pages;
mod query;
mod shelf;

use self::pages::ShopPage;
use super::{Facts, access::StoryReader};
use crate::Gate;
use lamplight_core::web::{Reply, gate::Answer};

/// Answers `/stories/{slug}`.
pub(crate) async fn show(gate: Gate<StoryReader>) -> Answer {
    gate.reply(|ctx| {
        let story = ctx.who.story.clone();
        let Some(edition) = query::newest(ctx.db, story.id)? else {
            // Only its author can have come this far: nothing is published yet.
            return Ok(Reply::see_other(format!("/stories/{}/edit", story.slug)));
        };
        let public = shelf::get(ctx.db, edition)?;
        Ok(Reply::page(ShopPage {
            chrome: ctx.chrome(crate::SECTION),
            facts: Facts::of(&story),
            is_author: ctx.who.is_author(),
            story,
            public,
        }))
    })
    .await
}
