//! The tables in which drafts of stories are kept.

use super::{Draft, query};
use crate::ids::StoryId;
use diesel::prelude::*;
use lamplight_core::{
    db::Db,
    drafts::{DraftStore, Pile},
    error::AppError,
};
use lamplight_schema::stories::{stories, story_draft_history as h};
use lamplight_story_file as story_file;
use lamplight_story_file::StoryFile;

/// See the module.
pub(super) struct StoryDrafts;

impl DraftStore for StoryDrafts {
    type Id = StoryId;
    const LONGEST: usize = story_file::MOST_BYTES;

    fn lock_version(db: &mut Db, id: StoryId) -> QueryResult<i32> {
        stories::table.find(id).select(stories::draft_version).for_update().first(db)
    }

    fn text(db: &mut Db, id: StoryId) -> Result<String, AppError> {
        query::current(db, id).map(|draft| draft.text)
    }

    fn write(db: &mut Db, draft: &Draft) -> Result<(), AppError> {
        diesel::update(stories::table.find(draft.id))
            .set((stories::draft_source.eq(&draft.text), stories::draft_version.eq(draft.version)))
            .execute(db)?;
        if query::is_published(db, draft.id)? {
            return Ok(());
        }
        Ok(show(db, draft.id, &super::story(draft)?)?)
    }

    fn push(db: &mut Db, pile: Pile, draft: &Draft, change: &str) -> QueryResult<()> {
        diesel::insert_into(h::table)
            .values((
                h::story_id.eq(draft.id),
                h::version.eq(draft.version),
                h::source.eq(&draft.text),
                h::change.eq(change),
                h::taken_back.eq(pile == Pile::TakenBack),
            ))
            .execute(db)
            .map(drop)
    }

    fn pop(db: &mut Db, pile: Pile, id: StoryId) -> QueryResult<Option<(Draft, String)>> {
        let newest: Option<(i32, String, String)> = h::table
            .filter(h::story_id.eq(id))
            .filter(h::taken_back.eq(pile == Pile::TakenBack))
            .order(h::version.desc())
            .select((h::version, h::source, h::change))
            .first(db)
            .optional()?;
        let Some((version, text, change)) = newest else { return Ok(None) };
        diesel::delete(h::table.find((id, version))).execute(db)?;
        Ok(Some((Draft { id, version, text }, change)))
    }

    fn keep(db: &mut Db, pile: Pile, id: StoryId, most: i64) -> QueryResult<()> {
        let taken_back = pile == Pile::TakenBack;
        let too_old: Option<i32> = h::table
            .filter(h::story_id.eq(id))
            .filter(h::taken_back.eq(taken_back))
            .order(h::version.desc())
            .offset(most)
            .select(h::version)
            .first(db)
            .optional()?;
        let Some(too_old) = too_old else { return Ok(()) };
        let old = h::table
            .filter(h::story_id.eq(id))
            .filter(h::taken_back.eq(taken_back))
            .filter(h::version.le(too_old));
        diesel::delete(old).execute(db).map(drop)
    }
}

/// Before anything is published, the draft's face is the story's.
fn show(db: &mut Db, id: StoryId, story: &StoryFile) -> QueryResult<()> {
    if story.title.is_empty() {
        return Ok(());
    }
    diesel::update(stories::table.find(id))
        .set((
            stories::title.eq(&story.title),
            stories::tagline.eq(&story.tagline),
            stories::cover.eq(story.cover_name()),
        ))
        .execute(db)
        .map(drop)
}
