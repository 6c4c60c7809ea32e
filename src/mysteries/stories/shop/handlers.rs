//! Answers for a story's own page.

use super::{cache, pages::ShopPage, query};
use crate::{
    Gate,
    stories::{Facts, access::StoryReader},
};
use lamplight_core::web::{Reply, gate::Answer};

/// Answers `/stories/{slug}`.
pub(super) async fn show(gate: Gate<StoryReader>) -> Answer {
    gate.reply(|ctx| {
        let story = ctx.who.story.clone();
        let Some(edition) = query::newest(ctx.db, story.id)? else {
            // Only its author can have come this far: nothing is published yet.
            return Ok(Reply::see_other(format!("/stories/{}/edit", story.slug)));
        };
        let public = cache::get(ctx.db, edition)?;
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
