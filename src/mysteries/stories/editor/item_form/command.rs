//! Keeping what was typed.

use crate::stories::{
    access::StoryAuthor,
    drafts::{self, DraftError},
    editor::{context::DraftContext, place::Place},
};
use lamplight_core::db::Db;
use lamplight_story_file as story_file;

/// Gives the new item at `place` a key that is not taken.
pub(super) fn name_key(open: &mut DraftContext, place: &Place) {
    let Place::Item(list, index) = place else { return };
    let Some(items) = list.items(&mut open.story) else { return };
    let taken = items.keys();
    if let Some(item) = items.at(*index) {
        item.name_key(&taken);
    }
}

/// Keeps the story in `open` as the author's draft, unless the draft is not any more the one
/// numbered `version`, from which the form was drawn. Returns the file.
///
/// # Errors
/// See [`DraftError`].
pub(super) fn keep(
    db: &mut Db,
    author: &StoryAuthor,
    open: &DraftContext,
    version: i32,
    change: &str,
) -> Result<String, DraftError> {
    if version != open.draft.version {
        return Err(DraftError::Changed);
    }
    let source = story_file::rewrite(&open.draft.text, &open.story);
    drafts::replace(db, author, &open.draft, source.clone(), change)?;
    Ok(source)
}
