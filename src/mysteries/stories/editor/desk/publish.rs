//! Publishing, and putting away.

use super::{Open, Review, page};
use crate::Gate;
use crate::{
    publishing,
    stories::{
        access::StoryAuthor,
        drafts::{self, Draft, Stale},
    },
};
use diesel::prelude::*;
use lamplight_core::{
    db::Db,
    error::AppError,
    web::{
        Form, Reply,
        gate::{Answer, transaction},
    },
};
use lamplight_schema::stories::{stories, story_editions};
use lamplight_story_file::StoryFile;
use serde::Deserialize;
use uuid::Uuid;

#[derive(Deserialize)]
pub(crate) struct PublishForm {
    #[serde(default)]
    version: i32,
    #[serde(default)]
    visibility: String,
}

/// Answers `POST /stories/{slug}/publish`.
pub(crate) async fn publish(gate: Gate<StoryAuthor>, form: Form<PublishForm>) -> Answer {
    gate.reply(move |ctx| {
        let PublishForm { version, visibility } = form.0;
        let words = match visibility.as_str() {
            "public" => "It stands in the library now.",
            "unlisted" => "Whoever has its address can host it now.",
            "private" => "You can host it now; nobody else sees it.",
            _ => {
                return Err(AppError::BadInput(
                    "Say who may find it: choose one of the three.".to_owned(),
                ));
            }
        };
        let open = Open::of(ctx)?;
        if open.draft.version != version {
            return Err(Stale::Changed.into());
        }
        if Review::of(&open.draft.source).refusals().next().is_some() {
            return Ok(Reply::unprocessable(page(ctx)?));
        }
        transaction(ctx.db, |db| put_out(db, &open.draft, &open.story, &visibility))?;
        Ok(Reply::see_other(format!("/stories/{}/edit", ctx.who.story.slug)).done(words))
    })
    .await
}

fn put_out(
    db: &mut Db,
    draft: &Draft,
    story: &StoryFile,
    visibility: &str,
) -> Result<(), AppError> {
    let id = draft.story_id;
    let version: i32 =
        stories::table.find(id).select(stories::draft_version).for_update().first(db)?;
    if version != draft.version {
        return Err(Stale::Changed.into());
    }
    if drafts::published(db, id)?.as_deref() != Some(draft.source.as_str()) {
        publishing::publish(db, id, story, &draft.source)?;
    }
    diesel::update(stories::table.find(id))
        .set((stories::visibility.eq(visibility), stories::status.eq("published")))
        .execute(db)?;
    Ok(())
}

#[derive(Deserialize)]
pub(crate) struct ArchiveForm {
    #[serde(default)]
    to: String,
}

/// Answers `POST /stories/{slug}/archive`: away from everybody's sight, or back. Evenings that
/// were begun with it go on either way: they keep their edition.
pub(crate) async fn archive(gate: Gate<StoryAuthor>, form: Form<ArchiveForm>) -> Answer {
    gate.reply(move |ctx| {
        let story = &ctx.who.story;
        let back = form.0.to == "back";
        let status = if back { status_before(ctx.db, story.id)? } else { "archived" };
        diesel::update(stories::table.find(story.id))
            .set(stories::status.eq(status))
            .execute(ctx.db)?;
        let words = if back {
            "It is back where it was."
        } else {
            "It is put away. Evenings under way go on."
        };
        Ok(Reply::see_other(format!("/stories/{}/edit", story.slug)).done(words))
    })
    .await
}

fn status_before(db: &mut Db, id: Uuid) -> QueryResult<&'static str> {
    let editions = story_editions::table.filter(story_editions::story_id.eq(id));
    let published = diesel::select(diesel::dsl::exists(editions)).get_result(db)?;
    Ok(if published { "published" } else { "draft" })
}
