//! Changing a draft: only from the state that the writer saw, and never without a way back.

use super::Draft;
use diesel::prelude::*;
use lamplight_core::{db::Db, error::AppError};
use lamplight_schema::stories::{stories, story_draft_history as h, story_editions};
use lamplight_story_file as story_file;
use lamplight_story_file::StoryFile;
use uuid::Uuid;

/// Changes that can be taken back.
const MOST_KEPT: i32 = 20;
/// Characters of a change's description that are kept.
const LONGEST_CHANGE: usize = 200;

/// What is said to somebody whose story has grown too long.
pub(crate) const TOO_LONG: &str = "With this the story would be longer than \
    1 MiB, which is the most a story may be. Nothing was changed; shorten something first.";

/// Why a draft was not changed.
#[derive(Debug)]
pub(crate) enum Stale {
    /// It has been changed since it was read: in another tab, or by undoing.
    Changed,
    /// It would become longer than a story file may be.
    TooLong,
    /// Something else went wrong.
    Failed(AppError),
}

impl From<diesel::result::Error> for Stale {
    fn from(error: diesel::result::Error) -> Self {
        Self::Failed(error.into())
    }
}

impl From<AppError> for Stale {
    fn from(error: AppError) -> Self {
        Self::Failed(error)
    }
}

impl From<Stale> for AppError {
    fn from(stale: Stale) -> Self {
        match stale {
            Stale::Changed => Self::Conflict(
                "This story has been changed since you opened the page, perhaps in another tab. \
                 Nothing was changed now; go back and open the page anew."
                    .to_owned(),
            ),
            Stale::TooLong => Self::BadInput(TOO_LONG.to_owned()),
            Stale::Failed(error) => error,
        }
    }
}

/// Puts `source`, the file of `story`, in place of `draft`; `change` says what it was.
///
/// # Errors
/// See [`Stale`].
pub(crate) fn replace(
    db: &mut Db,
    draft: &Draft,
    story: &StoryFile,
    source: &str,
    change: &str,
) -> Result<(), Stale> {
    if source == draft.source {
        return Ok(());
    }
    if source.len() > story_file::MOST_BYTES {
        return Err(Stale::TooLong);
    }
    db.transaction(|db| {
        locked(db, draft.story_id, draft.version)?;
        remember(db, draft, change)?;
        set(db, draft.story_id, story, source, draft.version + 1)?;
        Ok(())
    })
}

/// Takes the last change of the draft numbered `version` back and says what it was; none if
/// there was nothing to take back.
///
/// # Errors
/// See [`Stale`].
pub(crate) fn undo(db: &mut Db, story_id: Uuid, version: i32) -> Result<Option<String>, Stale> {
    db.transaction(|db| {
        locked(db, story_id, version)?;
        let newest = h::table.filter(h::story_id.eq(story_id)).order(h::version.desc());
        let last: Option<(i32, String, String)> =
            newest.select((h::version, h::source, h::change)).first(db).optional()?;
        let Some((number, source, change)) = last else { return Ok(None) };
        diesel::delete(h::table.find((story_id, number))).execute(db)?;
        let before = Draft { story_id, version: number, source };
        // Numbers only grow: a tab that still shows the undone state must not pass for current.
        set(db, story_id, &before.story()?, &before.source, version + 1)?;
        Ok(Some(change))
    })
}

fn locked(db: &mut Db, story_id: Uuid, version: i32) -> Result<(), Stale> {
    let current: i32 =
        stories::table.find(story_id).select(stories::draft_version).for_update().first(db)?;
    if current == version { Ok(()) } else { Err(Stale::Changed) }
}

fn remember(db: &mut Db, draft: &Draft, change: &str) -> QueryResult<()> {
    let change: String = change.chars().take(LONGEST_CHANGE).collect();
    diesel::insert_into(h::table)
        .values((
            h::story_id.eq(draft.story_id),
            h::version.eq(draft.version),
            h::source.eq(&draft.source),
            h::change.eq(change),
        ))
        .execute(db)?;
    let forgotten = h::table
        .filter(h::story_id.eq(draft.story_id))
        .filter(h::version.le(draft.version - MOST_KEPT));
    diesel::delete(forgotten).execute(db).map(drop)
}

fn set(
    db: &mut Db,
    story_id: Uuid,
    story: &StoryFile,
    source: &str,
    version: i32,
) -> QueryResult<()> {
    diesel::update(stories::table.find(story_id))
        .set((stories::draft_source.eq(source), stories::draft_version.eq(version)))
        .execute(db)?;
    show_unpublished(db, story_id, story)
}

/// Before anything is published, the draft's face is the story's.
fn show_unpublished(db: &mut Db, story_id: Uuid, story: &StoryFile) -> QueryResult<()> {
    if story.title.is_empty() {
        return Ok(());
    }
    let editions = story_editions::table.filter(story_editions::story_id.eq(story_id));
    if diesel::select(diesel::dsl::exists(editions)).get_result(db)? {
        return Ok(());
    }
    diesel::update(stories::table.find(story_id))
        .set((
            stories::title.eq(&story.title),
            stories::tagline.eq(&story.tagline),
            stories::cover.eq(story.cover.as_ref().unwrap_or(&story.key)),
        ))
        .execute(db)
        .map(drop)
}
