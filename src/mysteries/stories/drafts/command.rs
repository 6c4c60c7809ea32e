//! Beginning a story, and changing what is written of it.

use super::{Draft, DraftError, store::StoryDrafts};
use crate::stories::access::StoryAuthor;
use diesel::prelude::*;
use lamplight_core::{db::Db, drafts, error::AppError, people::Member};
use lamplight_schema::stories::stories;
use lamplight_story_file::StoryFile;
use uuid::Uuid;

/// Addresses of pages, which no story can have.
const TAKEN: [&str; 3] = ["import", "mine", "new"];
/// More stories of one key than this, and the rest get a random ending.
const MOST_NUMBERS: usize = 100;

/// Makes a story of `member` with `source`, the file of `story`, as its draft; its slug.
///
/// # Errors
/// The database's.
pub(crate) fn begin(
    db: &mut Db,
    member: &Member,
    story: &StoryFile,
    source: &str,
) -> Result<String, AppError> {
    for slug in slugs(&story.key) {
        let made = diesel::insert_into(stories::table)
            .values((
                stories::slug.eq(&slug),
                stories::author_id.eq(member.viewer.id),
                stories::title.eq(&story.title),
                stories::tagline.eq(&story.tagline),
                stories::cover.eq(story.cover_name()),
                stories::draft_source.eq(source),
                stories::draft_version.eq(1),
            ))
            .on_conflict(stories::slug)
            .do_nothing()
            .execute(db)?;
        if made == 1 {
            return Ok(slug);
        }
    }
    Err(AppError::internal("no name left for a story"))
}

/// Puts the file `source` in place of the author's draft; `change` says what was done.
///
/// # Errors
/// See [`DraftError`].
pub(crate) fn replace(
    db: &mut Db,
    author: &StoryAuthor,
    draft: &Draft,
    source: String,
    change: &str,
) -> Result<(), DraftError> {
    // The draft was read by its author; that it is of this story is all there is to hold.
    if draft.id != author.story.id {
        return Err(AppError::internal("a draft of another story").into());
    }
    drafts::replace::<StoryDrafts>(db, draft, source, change)
}

/// Takes the last change of the author's draft numbered `version` back and says what it was; none
/// if there was nothing to take back.
///
/// # Errors
/// See [`DraftError`].
pub(crate) fn undo(
    db: &mut Db,
    author: &StoryAuthor,
    version: i32,
) -> Result<Option<String>, DraftError> {
    drafts::undo::<StoryDrafts>(db, author.story.id, version)
}

/// Makes the change again that was taken back last, from the author's draft numbered `version`, and
/// says what it was; none if there was none.
///
/// # Errors
/// See [`DraftError`].
pub(crate) fn redo(
    db: &mut Db,
    author: &StoryAuthor,
    version: i32,
) -> Result<Option<String>, DraftError> {
    drafts::redo::<StoryDrafts>(db, author.story.id, version)
}

/// The names to try for a story of this key.
fn slugs(key: &str) -> impl Iterator<Item = String> {
    let first = Some(key.to_owned()).filter(|key| !TAKEN.contains(&key.as_str()));
    let (numbered, random) = (key.to_owned(), key.to_owned());
    first
        .into_iter()
        .chain((2..MOST_NUMBERS).map(move |number| format!("{numbered}-{number}")))
        .chain(std::iter::once_with(move || {
            format!("{random}-{}", &Uuid::new_v4().simple().to_string()[..12])
        }))
}
