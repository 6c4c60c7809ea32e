//! Keeping what was typed.

use crate::stories::{
    access::StoryAuthor,
    drafts::{self, DraftError},
    editor::{context::DraftContext, place::Place},
};
use lamplight_core::db::Db;

/// Gives the new item at `place` a key that is not taken.
pub(super) fn name_key(open: &mut DraftContext, place: &Place) {
    let Place::Item(list, index) = place else { return };
    let Some(items) = list.items(&mut open.story) else { return };
    let taken = items.keys();
    if let Some(item) = items.at(*index) {
        item.name_key(&taken);
    }
}

/// Keeps the file `source`, which `open` has become, as the author's draft, unless the draft is not
/// any more the one numbered `version`, from which the form was drawn.
///
/// # Errors
/// See [`DraftError`].
pub(super) fn keep(
    db: &mut Db,
    author: &StoryAuthor,
    open: &DraftContext,
    source: &str,
    version: i32,
    change: &str,
) -> Result<(), DraftError> {
    if version != open.draft.version {
        return Err(DraftError::Changed);
    }
    drafts::replace(db, author, &open.draft, source.to_owned(), change)
}
