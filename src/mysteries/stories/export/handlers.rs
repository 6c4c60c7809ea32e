//! A story file goes out, byte for byte as it is kept.

use crate::Gate;
use crate::stories::{access::StoryAuthor, drafts};
use lamplight_core::web::{Reply, gate::Answer};

/// Answers `/stories/{slug}/export`: to its author only, since all secrets are in it.
pub(super) async fn export(gate: Gate<StoryAuthor>) -> Answer {
    gate.reply(|ctx| {
        let story = &ctx.who.story;
        let draft = drafts::load(ctx.db, ctx.who)?;
        let name = format!("{}.toml", story.slug);
        Ok(Reply::text("application/toml; charset=utf-8", draft.text).as_download(&name))
    })
    .await
}
