//! A story file goes out, byte for byte as it is kept.

use crate::{
    mysteries::stories::{access::StoryAuthor, drafts},
    web::{Gate, Reply, gate::Answer},
};

/// Answers `/stories/{slug}/export`: to its author only, since all secrets are in it.
pub(in crate::mysteries::stories) async fn export(gate: Gate<StoryAuthor>) -> Answer {
    gate.reply(|visit| {
        let story = &visit.who.story;
        let draft = drafts::load(visit.db, story.id)?;
        let name = format!("{}.toml", story.slug);
        Ok(Reply::text("application/toml; charset=utf-8", draft.source).as_download(&name))
    })
    .await
}
