//! Answers for the previews.

use super::{
    names::with_names,
    pages::{GuestPage, PhonePage, ScriptPage},
};
use crate::{
    Gate,
    stories::{access::StoryAuthor, editor::story},
};
use lamplight_core::{
    error::AppError,
    web::{Reply, gate::Answer},
};

/// Answers `GET /stories/{slug}/preview`.
pub(super) async fn guest(gate: Gate<StoryAuthor>) -> Answer {
    let gate = gate.admit().await?;
    let story = with_names(story(&gate).await?);
    gate.reply(move |ctx| {
        let slug = ctx.who.story.slug.clone();
        Ok(Reply::page(GuestPage { chrome: ctx.chrome(crate::SECTION), slug, story }))
    })
    .await
}

/// Answers `GET /stories/{slug}/preview/as/{character}`.
pub(super) async fn phone(gate: Gate<StoryAuthor>) -> Answer {
    let gate = gate.admit().await?;
    let story = with_names(story(&gate).await?);
    gate.reply(move |ctx| {
        let slug = ctx.who.story.slug.clone();
        let character = story.character(ctx.request.param("character")).cloned();
        let character = character.ok_or(AppError::NotFound)?;
        let chrome = ctx.chrome(crate::SECTION);
        Ok(Reply::page(PhonePage { chrome, slug, story, character }))
    })
    .await
}

/// Answers `GET /stories/{slug}/preview/script`.
pub(super) async fn script(gate: Gate<StoryAuthor>) -> Answer {
    let gate = gate.admit().await?;
    let story = with_names(story(&gate).await?);
    gate.reply(move |ctx| {
        let slug = ctx.who.story.slug.clone();
        Ok(Reply::page(ScriptPage { chrome: ctx.chrome(crate::SECTION), slug, story }))
    })
    .await
}
