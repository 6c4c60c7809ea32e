//! What a writer is working on: a story file in `stories.draft_source`, with a number that grows
//! with each change, and the drafts before it, so that changes can be taken back.

mod begin;
mod change;

use diesel::prelude::*;
use lamplight_core::{db::Db, error::AppError};
use lamplight_schema::stories::{stories, story_draft_history as h, story_editions};
use lamplight_story_file as story_file;
use lamplight_story_file::StoryFile;
use uuid::Uuid;

pub(super) use begin::{begin, own_of_key};
pub(super) use change::{Stale, TOO_LONG, replace, undo};

/// A draft as it was read.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    /// Whose file it is.
    pub(super) story_id: Uuid,
    /// Its number; a change says which it was made from.
    pub(super) version: i32,
    /// The file.
    pub(super) source: String,
}

impl Draft {
    /// The story in it, with its gaps.
    ///
    /// # Errors
    /// `Internal` if it is no story file: nothing here writes one that is not.
    pub(super) fn story(&self) -> Result<StoryFile, AppError> {
        let story = story_file::read_draft(self.source.as_bytes());
        story.ok_or_else(|| AppError::internal("a draft that cannot be read"))
    }
}

/// The draft of a story; where nobody has begun one, the newest edition stands in.
///
/// # Errors
/// The database's, or `NotFound` for a story without either.
pub(super) fn load(db: &mut Db, story_id: Uuid) -> Result<Draft, AppError> {
    let (source, version): (Option<String>, i32) = stories::table
        .find(story_id)
        .select((stories::draft_source, stories::draft_version))
        .first(db)?;
    let source = match source {
        Some(source) => source,
        None => published(db, story_id)?.ok_or(AppError::NotFound)?,
    };
    Ok(Draft { story_id, version, source })
}

/// The file of the newest edition.
///
/// # Errors
/// The database's.
pub(super) fn published(db: &mut Db, story_id: Uuid) -> QueryResult<Option<String>> {
    story_editions::table
        .filter(story_editions::story_id.eq(story_id))
        .order(story_editions::number.desc())
        .select(story_editions::source)
        .first(db)
        .optional()
}

/// The last change in words, if there is one to take back.
///
/// # Errors
/// The database's.
pub(super) fn last_change(db: &mut Db, story_id: Uuid) -> QueryResult<Option<String>> {
    h::table
        .filter(h::story_id.eq(story_id))
        .order(h::version.desc())
        .select(h::change)
        .first(db)
        .optional()
}
