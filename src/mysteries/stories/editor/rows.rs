//! A list of a story's parts: looked at, put in order, shortened.

use super::{
    head::{Head, Open},
    list::List,
    names::Names,
    pages::{Crumb, ListPage, Row},
    review::Review,
    sheet::{sentence, within},
    thing::{find, forget_character, forget_clue},
};
use crate::stories::{access::StoryAuthor, drafts};
use crate::{Context, Gate};
use lamplight_core::{
    error::AppError,
    web::{Form, Reply, gate::Answer, pictures},
};
use lamplight_pictures::Kind;
use lamplight_story_file as story_file;
use lamplight_story_file::StoryFile;
use serde::Deserialize;

/// Answers `GET /stories/{slug}/edit/{part}`.
pub(super) async fn show(gate: Gate<StoryAuthor>) -> Answer {
    gate.reply(|ctx| {
        let list = List::parse(ctx.request.param("part")).ok_or(AppError::NotFound)?;
        let mut open = Open::of(ctx)?;
        let review = Review::of(&open.draft.source);
        let rows = rows(&mut open.story, &list, &review).ok_or(AppError::NotFound)?;
        let head = Head::of(ctx, &open)?;
        let crumbs = crumbs(&head.slug, &list, &mut open);
        let about = list.about();
        let of_round = list.round().map(|key| Names::of(&open.story).round(key).to_owned());
        Ok(Reply::page(ListPage {
            chrome: ctx.chrome(crate::SECTION),
            head,
            crumbs,
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

/// The places above a list: the rounds and the round, for what belongs to one.
pub(super) fn crumbs(slug: &str, list: &List, open: &mut Open) -> Vec<Crumb> {
    let Some(round) = list.round() else { return Vec::new() };
    let names = Names::of(&open.story);
    let crumb = |path: &str, title: &str| Crumb {
        href: format!("/stories/{slug}/edit/{path}"),
        title: title.to_owned(),
    };
    vec![
        crumb("rounds", List::Rounds.about().title),
        crumb(&format!("rounds/{round}"), names.round(round)),
    ]
}

/// What is said of the list itself, and of none of its rows.
fn remarks(list: &List, review: &Review) -> Vec<String> {
    let path = list.path();
    let own = review.refusals().filter(|finding| within(&finding.key, &path) == Some(""));
    own.map(|finding| sentence(&finding.message)).collect()
}

fn rows(story: &mut StoryFile, list: &List, review: &Review) -> Option<Vec<Row>> {
    let names = Names::of(story);
    let portraits = portraits(story, list);
    let (path, rows) = (list.path(), list.rows(story)?);
    let keys = rows.keys();
    let row = |(index, key): (usize, &String)| {
        let thing = rows.at(index)?;
        let place = if key.is_empty() { format!("#{}", index + 1) } else { key.clone() };
        Some(Row {
            item: if key.is_empty() { (index + 1).to_string() } else { key.clone() },
            title: thing.title(&names),
            gist: thing.gist(&names),
            refusals: review.refusals_in(&format!("{path}.{place}")),
            portrait: portraits.get(index).cloned(),
        })
    };
    Some(keys.iter().enumerate().filter_map(row).collect())
}

fn portraits(story: &StoryFile, list: &List) -> Vec<String> {
    if *list != List::Characters {
        return Vec::new();
    }
    let drawn = |key: &str| format!("{}/{key}", story.key);
    let names =
        story.characters.iter().map(|it| it.portrait.clone().unwrap_or_else(|| drawn(&it.key)));
    names.map(|name| pictures::url_named(Kind::Portrait, &name)).collect()
}

#[derive(Deserialize)]
pub(super) struct MoveForm {
    #[serde(default)]
    version: i32,
    #[serde(default)]
    to: String,
}

/// Answers `POST /stories/{slug}/edit/{part}/{item}/move`.
pub(super) async fn move_row(gate: Gate<StoryAuthor>, form: Form<MoveForm>) -> Answer {
    gate.reply(move |ctx| {
        change(ctx, form.0.version, |story, list, index| {
            let other = if form.0.to == "earlier" { index.checked_sub(1)? } else { index + 1 };
            list.rows(story)?.swap(index, other);
            Some("moved")
        })
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
    gate.reply(move |ctx| {
        change(ctx, form.0.version, |story, list, index| {
            let rows = list.rows(story)?;
            let key = rows.keys().into_iter().nth(index)?;
            rows.take_out(index);
            match list {
                List::Characters => forget_character(story, &key),
                List::Clues => forget_clue(story, &key),
                _ => {}
            }
            Some("taken out")
        })
    })
    .await
}

/// Changes the list that the address names around the item it names, and says what was done.
fn change(
    ctx: &mut Context<'_, StoryAuthor>,
    version: i32,
    work: impl FnOnce(&mut StoryFile, &List, usize) -> Option<&'static str>,
) -> Result<Reply, AppError> {
    let list = List::parse(ctx.request.param("part")).filter(|list| *list != List::Endings);
    let list = list.ok_or(AppError::NotFound)?;
    let mut open = Open::of(ctx)?;
    if version != open.draft.version {
        return Err(drafts::Stale::Changed.into());
    }
    let rows = list.rows(&mut open.story).ok_or(AppError::NotFound)?;
    let index = find(rows, ctx.request.param("item")).ok_or(AppError::NotFound)?;
    let names = Names::of(&open.story);
    let title = list.rows(&mut open.story).and_then(|rows| Some(rows.at(index)?.title(&names)));
    let reply = Reply::see_other(format!("/stories/{}/edit/{list}", ctx.who.story.slug));
    let Some(done) = work(&mut open.story, &list, index) else { return Ok(reply) };
    let words = format!("{}: {done}", title.unwrap_or_default());
    let source = story_file::write(&open.story);
    drafts::replace(ctx.db, &open.draft, &open.story, &source, &words)?;
    Ok(reply.done(format!("{words}.")))
}
