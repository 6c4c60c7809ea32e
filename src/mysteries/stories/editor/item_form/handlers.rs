//! Answers for a part's form.

use super::{
    command,
    form::{PartForm, page},
};
use crate::{
    Context, Gate,
    stories::{
        access::StoryAuthor,
        drafts::{self, DraftError, TOO_LONG},
        editor::{
            context::DraftContext,
            fields::{drawing, taking},
            list::List,
            place::Place,
            review::{Review, remark},
        },
    },
};
use lamplight_core::{
    error::AppError,
    form_schema::Typed,
    web::{Form, Reply, gate::Answer},
};
use serde::Deserialize;

const CHANGED: &str = "This story has been changed since you opened the page, perhaps in another tab. \
    What you typed is still here. Keep it, and it takes the place of what is there now.";

const GONE: &str = "This has been taken out of the story since you opened the page. \
    What you typed is still here. Keep it, and it is put in anew.";

/// Answers `GET /stories/{slug}/edit/{part}/{item}`.
pub(super) async fn show(gate: Gate<StoryAuthor>) -> Answer {
    gate.reply(|ctx| {
        let mut open = DraftContext::of(ctx)?;
        let request = ctx.request;
        let place = Place::open(&mut open.story, request.param("part"), request.param("item"))
            .ok_or(AppError::NotFound)?;
        let mut schema = drawing();
        place.fill(&mut open.story.clone(), &mut schema);
        let slug = ctx.who.story.slug.clone();
        let (here, path) = (place.href(&slug, &mut open.story), place.path(&mut open.story));
        remark(&mut schema, open.review().here(&slug, &here), &path);
        Ok(Reply::page(page(ctx, open, PartForm::of(place, schema))?))
    })
    .await
}

/// Answers `POST /stories/{slug}/edit/{part}/{item}`.
pub(super) async fn save(gate: Gate<StoryAuthor>, form: Form<Typed>) -> Answer {
    gate.reply(move |ctx| {
        let mut open = DraftContext::of(ctx)?;
        let request = ctx.request;
        match Place::open(&mut open.story, request.param("part"), request.param("item")) {
            Some(place) => keep(ctx, open, place, &form.0),
            None => offer_anew(ctx, open, form.0),
        }
    })
    .await
}

fn keep(
    ctx: &mut Context<'_, StoryAuthor>,
    mut open: DraftContext,
    place: Place,
    typed: &Typed,
) -> Result<Reply, AppError> {
    let mut schema = taking(typed.clone());
    place.fill(&mut open.story, &mut schema);
    let form = PartForm::of(place, schema);
    if form.schema.has_errors() {
        open.draft.version = typed.version();
        return Ok(Reply::unprocessable(page(ctx, open, form)?));
    }
    let change = format!("{}: changed", form.place.title(&mut open.story));
    store(ctx, open, form, typed.version(), &change)
}

/// What was typed into the form of an item that is gone becomes a new item, if its author likes.
fn offer_anew(
    ctx: &mut Context<'_, StoryAuthor>,
    mut open: DraftContext,
    typed: Typed,
) -> Result<Reply, AppError> {
    let list = List::parse(ctx.request.param("part")).ok_or(AppError::NotFound)?;
    let items = list.items(&mut open.story).ok_or(AppError::NotFound)?;
    let at = items.add_blank(usize::MAX);
    let place = Place::Item(list, at);
    let mut schema = taking(typed);
    place.fill(&mut open.story, &mut schema);
    let form = PartForm::new_item(place, schema, None).not_kept(GONE);
    Ok(Reply::conflict(page(ctx, open, form)?))
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    before: String,
}

/// Answers `GET /stories/{slug}/add/{part}`.
pub(super) async fn show_new(gate: Gate<StoryAuthor>) -> Answer {
    gate.reply(|ctx| {
        let before = ctx.request.query::<Asked>().before.parse().ok();
        let (mut open, place) = blank(ctx, before)?;
        let mut schema = drawing();
        place.fill(&mut open.story, &mut schema);
        Ok(Reply::page(page(ctx, open, PartForm::new_item(place, schema, before))?))
    })
    .await
}

fn blank(
    ctx: &mut Context<'_, StoryAuthor>,
    before: Option<usize>,
) -> Result<(DraftContext, Place), AppError> {
    let mut open = DraftContext::of(ctx)?;
    let list = List::parse(ctx.request.param("part")).ok_or(AppError::NotFound)?;
    let items = list.items(&mut open.story).ok_or(AppError::NotFound)?;
    let at = items.add_blank(before.unwrap_or(usize::MAX));
    Ok((open, Place::Item(list, at)))
}

/// Answers `POST /stories/{slug}/add/{part}`.
pub(super) async fn add(gate: Gate<StoryAuthor>, form: Form<Typed>) -> Answer {
    gate.reply(move |ctx| {
        let typed = form.0;
        let before = typed.one("before").parse().ok();
        let (mut open, place) = blank(ctx, before)?;
        let mut schema = taking(typed.clone());
        place.fill(&mut open.story, &mut schema);
        let form = PartForm::new_item(place, schema, before);
        if form.schema.has_errors() {
            open.draft.version = typed.version();
            return Ok(Reply::unprocessable(page(ctx, open, form)?));
        }
        command::name_key(&mut open, &form.place);
        let change = format!("{}: added", form.place.title(&mut open.story));
        store(ctx, open, form, typed.version(), &change)
    })
    .await
}

/// Keeps the story in `open`, or says why it was not kept above what was typed.
fn store(
    ctx: &mut Context<'_, StoryAuthor>,
    mut open: DraftContext,
    form: PartForm,
    version: i32,
    change: &str,
) -> Result<Reply, AppError> {
    match command::keep(ctx.db, ctx.who, &open, version, change) {
        Ok(source) => Ok(kept(&ctx.who.story.slug, &mut open, &form, &source)),
        Err(DraftError::Failed(error)) => Err(error),
        Err(DraftError::TooLong) => {
            Ok(Reply::unprocessable(page(ctx, open, form.not_kept(TOO_LONG))?))
        }
        Err(DraftError::Changed) => {
            open.draft.version = drafts::load(ctx.db, ctx.who)?.version;
            Ok(Reply::conflict(page(ctx, open, form.not_kept(CHANGED))?))
        }
    }
}

fn kept(slug: &str, open: &mut DraftContext, form: &PartForm, source: &str) -> Reply {
    let words = match Review::of(source).refusals().count() {
        0 => "Kept. Nothing stands in the way of publishing.".to_owned(),
        1 => "Kept. One thing still stands in the way of publishing.".to_owned(),
        many => format!("Kept. {many} things still stand in the way of publishing."),
    };
    let here = form.place.href(slug, &mut open.story);
    Reply::see_other(match &form.place {
        // Short items are written one after the other.
        Place::Item(list, _) if list.is_of_short_items() => format!("/stories/{slug}/edit/{list}"),
        _ => here,
    })
    .done(words)
}
