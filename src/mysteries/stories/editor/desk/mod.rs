//! The desk: all parts of a story at a glance, what stands in the way, and the way out.

mod overview;
mod pages;
mod publish;

use super::{
    head::{Head, Open},
    review::Review,
};
use crate::stories::{access::StoryAuthor, drafts};
use crate::{Context, Gate};
use lamplight_core::{
    error::AppError,
    web::{Form, Reply, gate::Answer},
};
use pages::DeskPage;
use serde::Deserialize;

pub(super) use publish::{archive, publish};

/// Answers `GET /stories/{slug}/edit`.
pub(super) async fn show(gate: Gate<StoryAuthor>) -> Answer {
    gate.reply(|ctx| Ok(Reply::page(page(ctx)?))).await
}

fn page(ctx: &mut Context<'_, StoryAuthor>) -> Result<DeskPage, AppError> {
    let mut open = Open::of(ctx)?;
    let review = Review::of(&open.draft.source);
    let head = Head::of(ctx, &open)?;
    let newest = super::head::newest(ctx.db, ctx.who.story.id)?;
    let groups = overview::groups(&mut open.story, &review, &head.slug);
    Ok(DeskPage::new(
        ctx.chrome(crate::SECTION),
        head,
        ctx.who.story.clone(),
        &mut open.story,
        newest,
        groups,
        &review,
    ))
}

#[derive(Deserialize)]
pub(super) struct UndoForm {
    #[serde(default)]
    version: i32,
}

/// Answers `POST /stories/{slug}/undo`.
pub(super) async fn undo(gate: Gate<StoryAuthor>, form: Form<UndoForm>) -> Answer {
    gate.reply(move |ctx| {
        let story = &ctx.who.story;
        let reply = Reply::see_other(format!("/stories/{}/edit", story.slug));
        Ok(match drafts::undo(ctx.db, story.id, form.0.version)? {
            Some(change) => reply.done(format!("Taken back. {change}.")),
            None => reply.sorry("There is nothing left to take back."),
        })
    })
    .await
}
