//! Answers for the overview.

use super::{groups::groups, pages::OverviewPage};
use crate::{
    Context, Gate,
    stories::{
        access::StoryAuthor,
        drafts,
        editor::{
            context::{DraftContext, Head, newest},
            handlers::{open, review},
            review::Review,
        },
    },
};
use lamplight_core::{
    error::AppError,
    web::{Form, Reply, gate::Answer},
};
use serde::Deserialize;

/// Answers `GET /stories/{slug}/edit`.
pub(super) async fn show(gate: Gate<StoryAuthor>) -> Answer {
    let gate = gate.admit().await?;
    let open = open(&gate).await?;
    let review = review(&gate, &open).await;
    gate.reply(move |ctx| Ok(Reply::page(page(ctx, open, &review)?))).await
}

/// The overview of the author's story, with what the checker says of it.
///
/// # Errors
/// The database's.
pub(in crate::stories) fn page(
    ctx: &mut Context<'_, StoryAuthor>,
    mut open: DraftContext,
    review: &Review,
) -> Result<OverviewPage, AppError> {
    let head = Head { is_checked: review.is_known(), ..Head::of(ctx, &open)? };
    let newest = newest(ctx.db, ctx.who.story.id)?;
    let groups = groups(&mut open.story, review, &head.slug);
    Ok(OverviewPage::new(
        ctx.chrome(crate::SECTION),
        head,
        ctx.who.story.clone(),
        &open.story,
        newest,
        groups,
        review,
    ))
}

/// The draft that the page showed whose button was pressed.
#[derive(Deserialize)]
pub(super) struct SeenForm {
    #[serde(default)]
    version: i32,
}

/// Answers `POST /stories/{slug}/undo`.
pub(super) async fn undo(gate: Gate<StoryAuthor>, form: Form<SeenForm>) -> Answer {
    gate.reply(move |ctx| {
        let undone = drafts::undo(ctx.db, ctx.who, form.0.version).map_err(drafts::refused)?;
        let reply = back_to_desk(ctx);
        Ok(match undone {
            Some(change) => reply.done(format!("Taken back. {change}.")),
            None => reply.sorry("There is nothing left to take back."),
        })
    })
    .await
}

/// Answers `POST /stories/{slug}/redo`.
pub(super) async fn redo(gate: Gate<StoryAuthor>, form: Form<SeenForm>) -> Answer {
    gate.reply(move |ctx| {
        let redone = drafts::redo(ctx.db, ctx.who, form.0.version).map_err(drafts::refused)?;
        let reply = back_to_desk(ctx);
        Ok(match redone {
            Some(change) => reply.done(format!("Made again. {change}.")),
            None => reply.sorry("There is nothing left to make again."),
        })
    })
    .await
}

fn back_to_desk(ctx: &Context<'_, StoryAuthor>) -> Reply {
    Reply::see_other(format!("/stories/{}/edit", ctx.who.story.slug))
}
