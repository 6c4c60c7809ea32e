//! Keeping what was typed.

use crate::stories::{
    access::StoryAuthor,
    drafts::{self, DraftError},
    editor::{context::DraftContext, list::List, place::Place},
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

/// Puts the key of the character `to` on the new letter at `place`, if that is one.
pub(super) fn address(open: &mut DraftContext, place: &Place, to: &str) {
    let Place::Item(List::Letters(round), index) = place else { return };
    if open.story.character(to).is_none() {
        return;
    }
    let round = open.story.rounds.iter_mut().find(|it| it.key == *round);
    if let Some(letter) = round.and_then(|round| round.secrets.get_mut(*index)) {
        to.clone_into(&mut letter.character);
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
