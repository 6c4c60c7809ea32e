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
            half::{self, Half},
            handlers::{Author, open, review},
            list::List,
            place::Place,
            problems::together,
            review::{Review, remark, remark_seats},
        },
    },
};
use lamplight_core::{
    error::AppError,
    form_schema::{DRAW, DRAWN, Merged, Typed, merge},
    web::{Form, Reply, gate::Answer},
};
use lamplight_story_file as story_file;
use serde::Deserialize;

const CHANGED: &str = "This story has been changed since you opened the page, perhaps in another tab. \
    What you typed is still here. Keep it, and it takes the place of what is there now.";

const BOTH: &str = "This has been changed since you opened the page, perhaps in another tab. What you \
    typed is still here, and what is in the story now stands beside it. Keep this, and yours takes its \
    place.";

const GONE: &str = "This has been taken out of the story since you opened the page. \
    What you typed is still here. Keep it, and it is put in anew.";

/// Answers `GET /stories/{slug}/edit/{part}/{item}`.
pub(super) async fn show(gate: Gate<StoryAuthor>) -> Answer {
    let gate = gate.admit().await?;
    let mut open = open(&gate).await?;
    let request = gate.request();
    let place = Place::open(&mut open.story, request.param("part"), request.param("item"));
    let place = place.ok_or_else(|| gate.refuse(AppError::NotFound))?;
    let review = review(&gate, &open).await;
    let name = half::name(&place, &mut open.story, false);
    gate.reply(move |ctx| {
        let half = half::of(ctx.db, ctx.who, &name)?;
        let mut form = match half {
            Some(half) => half_typed(&mut open, place, &half),
            None => {
                let mut schema = drawing();
                place.fill(&mut open.story.clone(), &mut schema);
                PartForm::of(place, schema)
            }
        };
        let slug = ctx.who.story.slug.clone();
        let here = form.place.href(&slug, &mut open.story);
        let path = form.place.path(&mut open.story);
        remark(&mut form.schema, review.here(&slug, &here), &path, &open.story);
        if matches!(form.place, Place::Item(List::Configurations, _)) {
            remark_seats(&mut form.schema, &review, &open.story);
        }
        Ok(Reply::page(page(ctx, open, form.checked(review.is_known()))?))
    })
    .await
}

/// The form with what its author has typed and not kept, as it was drawn then.
fn half_typed(open: &mut DraftContext, place: Place, half: &Half) -> PartForm {
    let mut schema = taking(half.typed.clone());
    place.fill(&mut open.story.clone(), &mut schema);
    open.draft.version = half.typed.version();
    PartForm::of(place, schema).drawn_before(&half.typed).half_typed(half.at)
}

/// Answers `POST /stories/{slug}/edit/{part}/{item}`.
pub(super) async fn save(gate: Gate<StoryAuthor>, form: Form<Typed>) -> Answer {
    let (gate, typed) = (gate.admit().await?, form.0);
    let mut open = open(&gate).await?;
    let request = gate.request();
    let place = Place::open(&mut open.story, request.param("part"), request.param("item"));
    match place {
        Some(place) if !typed.one(DRAW).is_empty() => draw(gate, open, place, typed).await,
        Some(place) if typed.version() == open.draft.version => {
            keep(gate, open, place, typed, &[]).await
        }
        Some(place) => put_together(gate, open, place, typed).await,
        None => gate.reply(move |ctx| offer_anew(ctx, open, typed)).await,
    }
}

/// Shows the form as it was typed, with other pictures to choose from.
async fn draw(gate: Author, mut open: DraftContext, place: Place, typed: Typed) -> Answer {
    gate.reply(move |ctx| {
        let mut schema = taking(typed.clone());
        place.fill(&mut open.story.clone(), &mut schema);
        open.draft.version = typed.version();
        let form = PartForm::of(place, schema).drawn_before(&typed);
        Ok(Reply::page(page(ctx, open, form)?))
    })
    .await
}

/// Keeps what was typed, with the fields in `taken` as another tab has left them.
async fn keep(
    gate: Author,
    mut open: DraftContext,
    place: Place,
    typed: Typed,
    taken: &[&str],
) -> Answer {
    let mut schema = taking(typed.clone());
    place.fill(&mut open.story, &mut schema);
    let form = PartForm::of(place, schema).drawn_before(&typed);
    let change = format!("{}: changed", form.place.title(&mut open.story));
    store(gate, open, form, &typed, change, taken).await
}

/// What was typed over an older draft: what only one of the two has touched is kept of both, and
/// what both have is shown.
async fn put_together(gate: Author, mut open: DraftContext, place: Place, typed: Typed) -> Answer {
    let (mut ours, mut theirs) = (taking(typed.clone()), drawing());
    place.fill(&mut open.story.clone(), &mut ours);
    place.fill(&mut open.story.clone(), &mut theirs);
    let Merged { mut typed, taken, both } = merge(&typed, &ours, &theirs);
    typed.put("version", vec![open.draft.version.to_string()]);
    typed.put(DRAWN, vec![theirs.drawn()]);
    if both.is_empty() {
        return keep(gate, open, place, typed, &taken).await;
    }
    gate.reply(move |ctx| {
        let mut schema = taking(typed);
        place.fill(&mut open.story, &mut schema);
        for (name, words) in both {
            schema.show_theirs(name, words);
        }
        let form = PartForm::of(place, schema).drawn_from(&theirs).not_kept(BOTH);
        Ok(Reply::conflict(page(ctx, open, form)?))
    })
    .await
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
    /// To whom a new letter goes.
    to: String,
}

/// Answers `GET /stories/{slug}/add/{part}`.
pub(super) async fn show_new(gate: Gate<StoryAuthor>) -> Answer {
    let gate = gate.admit().await?;
    let Asked { before, to } = gate.request().query();
    let before = before.parse().ok();
    let (mut open, place) = blank(&gate, before).await?;
    command::address(&mut open, &place, &to);
    let name = half::name(&place, &mut open.story, true);
    gate.reply(move |ctx| {
        let half = half::of(ctx.db, ctx.who, &name)?;
        let mut schema = half.as_ref().map_or_else(drawing, |half| taking(half.typed.clone()));
        place.fill(&mut open.story, &mut schema);
        let form = PartForm::new_item(place, schema, before);
        let form = match half {
            Some(half) => form.half_typed(half.at),
            None => form,
        };
        Ok(Reply::page(page(ctx, open, form)?))
    })
    .await
}

async fn blank(
    gate: &Author,
    before: Option<usize>,
) -> Result<(DraftContext, Place), actix_web::Error> {
    let mut open = open(gate).await?;
    let not_there = || gate.refuse(AppError::NotFound);
    let list = List::parse(gate.request().param("part")).ok_or_else(not_there)?;
    let items = list.items(&mut open.story).ok_or_else(not_there)?;
    let at = items.add_blank(before.unwrap_or(usize::MAX));
    Ok((open, Place::Item(list, at)))
}

/// Answers `POST /stories/{slug}/add/{part}`.
pub(super) async fn add(gate: Gate<StoryAuthor>, form: Form<Typed>) -> Answer {
    let (gate, typed) = (gate.admit().await?, form.0);
    let before = typed.one("before").parse().ok();
    let (mut open, place) = blank(&gate, before).await?;
    let mut typed = typed;
    // Something new is in nobody's way.
    if (1..open.draft.version).contains(&typed.version()) {
        typed.put("version", vec![open.draft.version.to_string()]);
    }
    let mut schema = taking(typed.clone());
    place.fill(&mut open.story, &mut schema);
    let form = PartForm::new_item(place, schema, before);
    if !typed.one(DRAW).is_empty() {
        return gate.reply(move |ctx| Ok(Reply::page(page(ctx, open, form)?))).await;
    }
    if !form.schema.has_errors() {
        command::name_key(&mut open, &form.place);
    }
    let change = format!("{}: added", form.place.title(&mut open.story));
    store(gate, open, form, &typed, change, &[]).await
}

/// Keeps the story in `open`, which is what was typed, or says why it was not kept above what was typed.
async fn store(
    gate: Author,
    mut open: DraftContext,
    form: PartForm,
    typed: &Typed,
    change: String,
    taken: &[&str],
) -> Answer {
    let version = typed.version();
    if form.schema.has_errors() {
        open.draft.version = version;
        return gate.reply(|ctx| Ok(Reply::unprocessable(page(ctx, open, form)?))).await;
    }
    let written = gate
        .area()
        .checker
        .beside(move || (story_file::rewrite(&open.draft.text, &open.story), open));
    let (source, mut open) = written.await.map_err(|error| gate.refuse(error))?;
    let half = half::name(&form.place, &mut open.story, form.is_new());
    let stored = gate.db(move |ctx| {
        let kept = command::keep(ctx.db, ctx.who, &open, &source, version, &change);
        if kept.is_ok() {
            half::forget(ctx.db, ctx.who, &half)?;
        }
        if matches!(kept, Err(DraftError::Changed)) {
            open.draft.version = drafts::load(ctx.db, ctx.who)?.version;
        }
        Ok((kept, source, open))
    });
    let (kept, source, mut open) = stored.await?;
    match kept {
        Ok(()) => {
            open.draft.text = source;
            let review = review(&gate, &open).await;
            gate.send(leave(&gate.who().story.slug, &mut open, &form, &review, taken))
        }
        Err(DraftError::Failed(error)) => Err(gate.refuse(error)),
        Err(DraftError::TooLong) => {
            let form = form.not_kept(TOO_LONG);
            gate.reply(|ctx| Ok(Reply::unprocessable(page(ctx, open, form)?))).await
        }
        Err(DraftError::Changed) => {
            let form = form.not_kept(CHANGED);
            gate.reply(|ctx| Ok(Reply::conflict(page(ctx, open, form)?))).await
        }
    }
}

/// On from a form that was kept, with words about what is left to do.
fn leave(
    slug: &str,
    open: &mut DraftContext,
    form: &PartForm,
    review: &Review,
    taken: &[&str],
) -> Reply {
    let beside = match taken {
        [] => String::new(),
        fields => {
            format!(" Changed in another tab, and left as it is there: {}.", fields.join(", "))
        }
    };
    let words = match together(review.refusals()).len() {
        _ if !review.is_known() => {
            "Kept. It is so long that checking it takes a while; the desk says what is missing."
                .to_owned()
        }
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
    .done(words + &beside)
}
