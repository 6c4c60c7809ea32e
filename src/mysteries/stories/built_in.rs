//! The stories that ship with Lamplight, published at every start.

use super::{drafts, publication::make_edition, status::Visibility};
use crate::{column::Word, ids::StoryId};
use diesel::prelude::*;
use lamplight_core::{db::Db, error::AppError};
use lamplight_schema::stories::stories;
use lamplight_story_file as story_file;
use lamplight_story_file::StoryFile;

const FILES: [&str; 1] = [include_str!("../../../stories/the-last-toast.toml")];

/// Publishes every story that ships with Lamplight. One whose file has not changed is left alone.
///
/// # Errors
/// In words: a file has mistakes, or the database's answer.
pub fn publish(db: &mut Db) -> Result<(), String> {
    for source in FILES {
        db.transaction(|db| publish_one(db, source)).map_err(|error: AppError| {
            format!("the story “{}” that ships with Lamplight: {error}", key_line(source))
        })?;
    }
    Ok(())
}

fn publish_one(db: &mut Db, source: &str) -> Result<(), AppError> {
    let slug = key_line(source);
    if let Some(id) = known(db, slug)?
        && drafts::published(db, id)?.as_deref() == Some(source)
    {
        return Ok(());
    }
    let story = read(source)?;
    let id = row(db, &story)?;
    // Another process may have been quicker while this one waited for the row.
    if drafts::published(db, id)?.as_deref() != Some(source) {
        make_edition(db, id, &story, source)?;
        tracing::info!(story = %story.key, "published a story that ships");
    }
    Ok(())
}

/// The key in a file of ours, without reading all of it: at most starts nothing has changed.
fn key_line(source: &str) -> &str {
    let value = source.lines().find_map(|line| line.strip_prefix("key = \""));
    value.and_then(|value| value.split('"').next()).unwrap_or_default()
}

fn known(db: &mut Db, slug: &str) -> QueryResult<Option<StoryId>> {
    stories::table
        .filter(stories::slug.eq(slug))
        .filter(stories::built_in.eq(true))
        .select(stories::id)
        .first(db)
        .optional()
}

fn read(source: &str) -> Result<StoryFile, AppError> {
    let report = story_file::check(source.as_bytes(), false);
    if let Some(finding) = report.refusals().next() {
        return Err(AppError::internal(finding));
    }
    report.story.ok_or_else(|| AppError::internal("it cannot be read in full"))
}

/// The story's row, made if it is not there, and locked until the edition is written.
fn row(db: &mut Db, story: &StoryFile) -> Result<StoryId, AppError> {
    use stories as s;
    diesel::insert_into(s::table)
        .values((
            s::slug.eq(&story.key),
            s::built_in.eq(true),
            s::visibility.eq(Word(Visibility::Public)),
            s::title.eq(&story.title),
            s::cover.eq(&story.key),
        ))
        .on_conflict(s::slug)
        .do_nothing()
        .execute(db)?;
    let (id, built_in): (StoryId, bool) = s::table
        .filter(s::slug.eq(&story.key))
        .select((s::id, s::built_in))
        .for_update()
        .first(db)?;
    if built_in { Ok(id) } else { Err(AppError::internal("somebody else's story has its name")) }
}
