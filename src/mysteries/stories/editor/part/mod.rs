//! One part of a story: its form, drawn and taken.

mod drawn;
mod keep;

use self::{
    drawn::{Drawn, Visiting, page},
    keep::store,
};
use super::{
    head::Open,
    list::List,
    place::Place,
    review::Review,
    sheet::{Sheet, Typed},
};
use crate::Gate;
use crate::stories::access::StoryAuthor;
use lamplight_core::{
    error::AppError,
    web::{Form, Reply, gate::Answer},
};
use serde::Deserialize;

const GONE: &str = "This has been taken out of the story since you opened the page. \
    What you typed is still here. Keep it, and it is put in anew.";

/// Answers `GET /stories/{slug}/edit/{part}/{item}`.
pub(super) async fn show(gate: Gate<StoryAuthor>) -> Answer {
    gate.reply(|ctx| {
        let mut open = Open::of(ctx)?;
        let request = ctx.request;
        let place = Place::open(&mut open.story, request.param("part"), request.param("item"))
            .ok_or(AppError::NotFound)?;
        let mut sheet = Sheet::drawing();
        place.fill(&mut open.story.clone(), &mut sheet);
        let slug = ctx.who.story.slug.clone();
        let (here, path) = (place.href(&slug, &mut open.story), place.path(&mut open.story));
        sheet.mark(Review::of(&open.draft.source).here(&slug, &here), &path);
        Ok(Reply::page(page(ctx, open, Drawn::of(place, sheet))?))
    })
    .await
}

/// Answers `POST /stories/{slug}/edit/{part}/{item}`.
pub(super) async fn save(gate: Gate<StoryAuthor>, form: Form<Typed>) -> Answer {
    gate.reply(move |ctx| {
        let mut open = Open::of(ctx)?;
        let request = ctx.request;
        match Place::open(&mut open.story, request.param("part"), request.param("item")) {
            Some(place) => keep(ctx, open, place, &form.0),
            None => offer_anew(ctx, open, form.0),
        }
    })
    .await
}

fn keep(
    ctx: Visiting<'_, '_>,
    mut open: Open,
    place: Place,
    typed: &Typed,
) -> Result<Reply, AppError> {
    let mut sheet = Sheet::taking(typed.clone());
    place.fill(&mut open.story, &mut sheet);
    let drawn = Drawn::of(place, sheet);
    if drawn.sheet.has_errors() {
        open.draft.version = typed.version();
        return Ok(Reply::unprocessable(page(ctx, open, drawn)?));
    }
    let change = format!("{}: changed", drawn.place.title(&mut open.story));
    store(ctx, open, drawn, typed.version(), &change)
}

/// What was typed into the form of a thing that is gone becomes a new thing, if its author likes.
fn offer_anew(ctx: Visiting<'_, '_>, mut open: Open, typed: Typed) -> Result<Reply, AppError> {
    let list = List::parse(ctx.request.param("part")).ok_or(AppError::NotFound)?;
    let rows = list.rows(&mut open.story).ok_or(AppError::NotFound)?;
    let at = rows.add_blank(usize::MAX);
    let place = Place::Item(list, at);
    let mut sheet = Sheet::taking(typed);
    place.fill(&mut open.story, &mut sheet);
    let drawn = Drawn::new_thing(place, sheet, None).not_kept(GONE);
    Ok(Reply::conflict(page(ctx, open, drawn)?))
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
        let mut sheet = Sheet::drawing();
        place.fill(&mut open.story, &mut sheet);
        Ok(Reply::page(page(ctx, open, Drawn::new_thing(place, sheet, before))?))
    })
    .await
}

fn blank(ctx: Visiting<'_, '_>, before: Option<usize>) -> Result<(Open, Place), AppError> {
    let mut open = Open::of(ctx)?;
    let list = List::parse(ctx.request.param("part")).ok_or(AppError::NotFound)?;
    let rows = list.rows(&mut open.story).ok_or(AppError::NotFound)?;
    let at = rows.add_blank(before.unwrap_or(usize::MAX));
    Ok((open, Place::Item(list, at)))
}

/// Answers `POST /stories/{slug}/add/{part}`.
pub(super) async fn add(gate: Gate<StoryAuthor>, form: Form<Typed>) -> Answer {
    gate.reply(move |ctx| {
        let typed = form.0;
        let before = typed.one("before").parse().ok();
        let (mut open, place) = blank(ctx, before)?;
        let mut sheet = Sheet::taking(typed.clone());
        place.fill(&mut open.story, &mut sheet);
        let drawn = Drawn::new_thing(place, sheet, before);
        if drawn.sheet.has_errors() {
            open.draft.version = typed.version();
            return Ok(Reply::unprocessable(page(ctx, open, drawn)?));
        }
        name(&mut open, &drawn.place);
        let change = format!("{}: added", drawn.place.title(&mut open.story));
        store(ctx, open, drawn, typed.version(), &change)
    })
    .await
}

fn name(open: &mut Open, place: &Place) {
    let Place::Item(list, index) = place else { return };
    let Some(rows) = list.rows(&mut open.story) else { return };
    let taken = rows.keys();
    if let Some(thing) = rows.at(*index) {
        thing.name_key(&taken);
    }
}
