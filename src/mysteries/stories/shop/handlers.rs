//! Answers for a story's own page.

use super::{cache, pages::ShopPage, query};
use crate::{
    Gate,
    stories::{Facts, access::StoryReader, hosting},
};
use lamplight_core::{
    people::Viewer,
    web::{Reply, Share, gate::Answer},
};

/// Answers `/stories/{slug}`.
pub(super) async fn show(gate: Gate<StoryReader>) -> Answer {
    gate.reply(|ctx| {
        let story = ctx.who.story.clone();
        let Some(edition) = query::newest(ctx.db, story.id)? else {
            // Only its author can have come this far: nothing is published yet.
            return Ok(Reply::see_other(format!("/stories/{}/edit", story.slug)));
        };
        let public = cache::get(ctx.db, edition)?;
        let title = format!("{}: a mystery for {} players", story.title, Facts::of(&story).players);
        let mut share = Share::new(ctx.core, title, &story.tagline);
        if story.cover_media_id.is_some() && story.is_open() {
            share = share.picture(ctx.core, story.cover_image().address());
        }
        Ok(Reply::page(ShopPage {
            chrome: ctx.chrome(crate::SECTION),
            facts: Facts::of(&story),
            is_author: ctx.who.is_author(),
            host: hosting::way_to(
                &story.slug,
                ctx.who.viewer.as_ref().is_some_and(Viewer::is_member),
            ),
            story,
            public,
            share,
        }))
    })
    .await
}
