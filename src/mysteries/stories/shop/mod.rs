//! A story's own page: what a host and the guests may know beforehand, and nothing more.

mod company;
mod pages;
mod query;
mod shelf;

use self::pages::ShopPage;
use super::{Facts, access::StoryReader};
use crate::web::{Gate, Reply, Room, gate::Answer};

/// Answers `/stories/{slug}`.
pub(in crate::mysteries) async fn show(gate: Gate<StoryReader>) -> Answer {
    gate.reply(|visit| {
        let story = visit.who.story.clone();
        let Some(edition) = query::newest(visit.db, story.id)? else {
            // Only its author can have come this far: nothing is published yet.
            return Ok(Reply::see_other(format!("/stories/{}/edit", story.slug)));
        };
        let public = shelf::get(visit.db, edition)?;
        Ok(Reply::page(ShopPage {
            chrome: visit.chrome(Room::Mysteries),
            facts: Facts::of(&story),
            is_author: visit.who.is_author(),
            story,
            public,
        }))
    })
    .await
}
