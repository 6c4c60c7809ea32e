//! Publishing, and putting away.

use super::make_edition;
use crate::{
    column::Word,
    stories::{
        access::StoryAuthor,
        drafts::{self, Draft, DraftError},
        status::{Status, Visibility},
    },
};
use diesel::prelude::*;
use lamplight_core::{db::Db, error::AppError};
use lamplight_schema::stories::stories;
use lamplight_story_file::StoryFile;

/// Makes the author's draft, which is `story` and has no mistakes, the edition that hosts get, and
/// lets in whom `visibility` says. A draft that is published already is not published again.
///
/// # Errors
/// `Changed` if it is not the draft any more, or the database's.
pub(super) fn publish(
    db: &mut Db,
    author: &StoryAuthor,
    draft: &Draft,
    story: &StoryFile,
    visibility: Visibility,
) -> Result<(), DraftError> {
    let id = author.story.id;
    db.transaction(|db| {
        let version: i32 =
            stories::table.find(id).select(stories::draft_version).for_update().first(db)?;
        if version != draft.version {
            return Err(DraftError::Changed);
        }
        if drafts::published(db, id)?.as_deref() != Some(draft.text.as_str()) {
            make_edition(db, id, story, &draft.text)?;
        }
        diesel::update(stories::table.find(id))
            .set((
                stories::visibility.eq(Word(visibility)),
                stories::status.eq(Word(Status::Published)),
            ))
            .execute(db)?;
        Ok(())
    })
}

/// Puts the author's story away, from everybody's sight. Evenings that were begun with it go on:
/// they keep their edition.
///
/// # Errors
/// The database's.
pub(super) fn archive(db: &mut Db, author: &StoryAuthor) -> Result<(), AppError> {
    set_status(db, author, Status::Archived)
}

/// Brings the author's story back to where it was.
///
/// # Errors
/// The database's.
pub(super) fn bring_back(db: &mut Db, author: &StoryAuthor) -> Result<(), AppError> {
    let is_published = drafts::is_published(db, author.story.id)?;
    set_status(db, author, if is_published { Status::Published } else { Status::Draft })
}

fn set_status(db: &mut Db, author: &StoryAuthor, status: Status) -> Result<(), AppError> {
    diesel::update(stories::table.find(author.story.id))
        .set(stories::status.eq(Word(status)))
        .execute(db)?;
    Ok(())
}
