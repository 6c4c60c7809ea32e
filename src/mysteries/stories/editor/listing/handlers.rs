//! Answers for a list.

use super::{
    command::{self, Changed, Listed, To},
    pages::{ListPage, crumbs, needs_one, remarks, rows},
};
use crate::{
    Gate,
    stories::{
        access::StoryAuthor,
        drafts,
        editor::{
            context::Head,
            empty::Empty,
            handlers::{open, review},
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
    let gate = gate.admit().await?;
    let mut open = open(&gate).await?;
    let review = review(&gate, &open).await;
    gate.reply(move |ctx| {
        let list = List::parse(ctx.request.param("part")).ok_or(AppError::NotFound)?;
        let rows = rows(&mut open.story, &list, &review).ok_or(AppError::NotFound)?;
        let head = Head { is_checked: review.is_known(), ..Head::of(ctx, &open)? };
        let about = list.about();
        let of_round = list.round().map(|key| Names::of(&open.story).round(key).to_owned());
        Ok(Reply::page(ListPage {
            chrome: ctx.chrome(crate::SECTION),
            crumbs: crumbs(&head.slug, &list, &open.story),
            title: of_round.map_or(about.title.to_owned(), |name| {
                format!("{name}: {}", about.title.to_lowercase())
            }),
            between: matches!(list, List::Script(_) | List::Timeline),
            remarks: remarks(&list, &review, &head.slug, &open.story),
            empty: Empty::of(&list),
            needs_one: needs_one(&list, &review),
            list: list.to_string(),
            about,
            rows,
            head,
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
    let to = To::read(&form.0.to);
    change(gate, form.0.version, move |story, at| command::move_item(story, at, to)).await
}

#[derive(Deserialize)]
pub(super) struct TakeOutForm {
    #[serde(default)]
    version: i32,
}

/// Answers `POST /stories/{slug}/edit/{part}/{item}/take-out`.
pub(super) async fn take_out(gate: Gate<StoryAuthor>, form: Form<TakeOutForm>) -> Answer {
    change(gate, form.0.version, command::take_out).await
}

/// Changes the list that the address names around the item it names, and says what was done.
async fn change(
    gate: Gate<StoryAuthor>,
    version: i32,
    work: impl FnOnce(&mut StoryFile, &Listed<'_>) -> Option<&'static str> + Send + 'static,
) -> Answer {
    let gate = gate.admit().await?;
    let mut open = open(&gate).await?;
    let part = gate.request().param("part");
    let list = List::parse(part).filter(|list| *list != List::Endings);
    let list = list.ok_or_else(|| gate.refuse(AppError::NotFound))?;
    let to = format!("/stories/{}/edit/{list}", gate.who().story.slug);
    let item = gate.request().param("item").to_owned();
    let changed = gate.area().checker.beside(move || {
        let changed = command::change(&mut open, version, &list, &item, work)?;
        Ok((open, changed))
    });
    let (open, changed) =
        changed.await.and_then(|changed| changed).map_err(|error| gate.refuse(error))?;
    gate.reply(move |ctx| {
        let reply = Reply::see_other(to);
        let Some(Changed { source, words }) = changed else { return Ok(reply) };
        drafts::replace(ctx.db, ctx.who, &open.draft, source, &words).map_err(drafts::refused)?;
        Ok(reply.done(format!("{words}.")))
    })
    .await
}
