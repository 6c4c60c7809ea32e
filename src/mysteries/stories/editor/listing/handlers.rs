//! Answers for a list.

use super::{
    command::{self, Listed},
    pages::{ListPage, crumbs, remarks, rows},
};
use crate::{
    Context, Gate,
    stories::{
        access::StoryAuthor,
        editor::{
            context::{DraftContext, Head},
            list::List,
            names::Names,
        },
    },
};
use lamplight_core::{
    error::AppError,
    web::{Form, Reply, gate::Answer},
};
use lamplight_story_file::StoryFile;
use serde::Deserialize;

/// Answers `GET /stories/{slug}/edit/{part}`.
pub(super) async fn show(gate: Gate<StoryAuthor>) -> Answer {
    gate.reply(|ctx| {
        let list = List::parse(ctx.request.param("part")).ok_or(AppError::NotFound)?;
        let mut open = DraftContext::of(ctx)?;
        let review = open.review();
        let rows = rows(&mut open.story, &list, &review).ok_or(AppError::NotFound)?;
        let head = Head::of(ctx, &open)?;
        let about = list.about();
        let of_round = list.round().map(|key| Names::of(&open.story).round(key).to_owned());
        Ok(Reply::page(ListPage {
            chrome: ctx.chrome(crate::SECTION),
            crumbs: crumbs(&head.slug, &list, &open.story),
            head,
            title: of_round.map_or(about.title.to_owned(), |name| {
                format!("{name}: {}", about.title.to_lowercase())
            }),
            between: matches!(list, List::Script(_) | List::Timeline),
            remarks: remarks(&list, &review),
            list: list.to_string(),
            about,
            rows,
        }))
    })
    .await
}

#[derive(Deserialize)]
pub(super) struct MoveForm {
    #[serde(default)]
    version: i32,
    #[serde(default)]
    to: String,
}

/// Answers `POST /stories/{slug}/edit/{part}/{item}/move`.
pub(super) async fn move_item(gate: Gate<StoryAuthor>, form: Form<MoveForm>) -> Answer {
    gate.reply(move |ctx| {
        let earlier = form.0.to == "earlier";
        change(ctx, form.0.version, |story, at| command::move_item(story, at, earlier))
    })
    .await
}

#[derive(Deserialize)]
pub(super) struct TakeOutForm {
    #[serde(default)]
    version: i32,
}

/// Answers `POST /stories/{slug}/edit/{part}/{item}/take-out`.
pub(super) async fn take_out(gate: Gate<StoryAuthor>, form: Form<TakeOutForm>) -> Answer {
    gate.reply(move |ctx| change(ctx, form.0.version, command::take_out)).await
}

/// Changes the list that the address names around the item it names, and says what was done.
fn change(
    ctx: &mut Context<'_, StoryAuthor>,
    version: i32,
    work: impl FnOnce(&mut StoryFile, &Listed) -> Option<&'static str>,
) -> Result<Reply, AppError> {
    let mut open = DraftContext::of(ctx)?;
    let (part, item) = (ctx.request.param("part"), ctx.request.param("item"));
    let list = List::parse(part).filter(|list| *list != List::Endings).ok_or(AppError::NotFound)?;
    let done = command::change(ctx.db, ctx.who, &mut open, version, &list, item, work)?;
    let reply = Reply::see_other(format!("/stories/{}/edit/{list}", ctx.who.story.slug));
    Ok(match done {
        Some(words) => reply.done(format!("{words}.")),
        None => reply,
    })
}
