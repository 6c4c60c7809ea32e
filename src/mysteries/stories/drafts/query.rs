//! Reading drafts.

use super::Draft;
use crate::{
    ids::StoryId,
    stories::access::{Story, StoryAuthor},
};
use diesel::prelude::*;
use lamplight_core::{db::Db, error::AppError, people::Member};
use lamplight_schema::stories::{stories, story_draft_history as h, story_editions};

/// The draft of the author's story; where nobody has begun one, the newest edition stands in.
///
/// # Errors
/// The database's, or `NotFound` for a story without either.
pub(crate) fn load(db: &mut Db, author: &StoryAuthor) -> Result<Draft, AppError> {
    current(db, author.story.id)
}

/// The draft of the story `id`, as in [`load`].
pub(super) fn current(db: &mut Db, id: StoryId) -> Result<Draft, AppError> {
    let (source, version): (Option<String>, i32) = stories::table
        .find(id)
        .select((stories::draft_source, stories::draft_version))
        .first(db)?;
    let text = match source {
        Some(source) => source,
        None => published(db, id)?.ok_or(AppError::NotFound)?,
    };
    Ok(Draft { id, version, text })
}

/// The file of the newest edition.
///
/// # Errors
/// The database's.
pub(crate) fn published(db: &mut Db, story_id: StoryId) -> QueryResult<Option<String>> {
    story_editions::table
        .filter(story_editions::story_id.eq(story_id))
        .order(story_editions::number.desc())
        .select(story_editions::source)
        .first(db)
        .optional()
}

/// Whether there is an edition.
///
/// # Errors
/// The database's.
pub(crate) fn is_published(db: &mut Db, story_id: StoryId) -> QueryResult<bool> {
    let editions = story_editions::table.filter(story_editions::story_id.eq(story_id));
    diesel::select(diesel::dsl::exists(editions)).get_result(db)
}

/// The changes that a page offers to take back and to make again, in words.
#[derive(Debug, Default)]
pub(crate) struct LastChanges {
    /// The last one that was made.
    pub(crate) made: Option<String>,
    /// The last one that was taken back.
    pub(crate) taken_back: Option<String>,
}

impl LastChanges {
    /// Whether there is one of either kind.
    pub(crate) fn is_any(&self) -> bool {
        self.made.is_some() || self.taken_back.is_some()
    }
}

/// Those of the author's draft.
///
/// # Errors
/// The database's.
pub(crate) fn last_changes(db: &mut Db, author: &StoryAuthor) -> QueryResult<LastChanges> {
    let newest: Vec<(bool, String)> = h::table
        .filter(h::story_id.eq(author.story.id))
        .distinct_on(h::taken_back)
        .order((h::taken_back, h::version.desc()))
        .select((h::taken_back, h::change))
        .load(db)?;
    let mut last = LastChanges::default();
    for (taken_back, change) in newest {
        *(if taken_back { &mut last.taken_back } else { &mut last.made }) = Some(change);
    }
    Ok(last)
}

/// The member's own stories that were begun from a file of this key.
///
/// # Errors
/// The database's.
pub(crate) fn own_of_key(db: &mut Db, member: &Member, key: &str) -> QueryResult<Vec<Story>> {
    let found: Vec<Story> = stories::table
        .filter(stories::author_id.eq(member.viewer.id))
        .filter(stories::deleted_at.is_null())
        .filter(stories::slug.eq(key).or(stories::slug.like(format!("{key}-%"))))
        .order(stories::updated_at.desc())
        .select(Story::as_select())
        .limit(100)
        .load(db)?;
    Ok(found.into_iter().filter(|story| is_numbered(&story.slug, key)).collect())
}

fn is_numbered(slug: &str, key: &str) -> bool {
    match slug.strip_prefix(key) {
        Some("") => true,
        Some(rest) => rest.strip_prefix('-').is_some_and(|number| number.parse::<u32>().is_ok()),
        None => false,
    }
}
