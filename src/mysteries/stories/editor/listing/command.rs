//! Changing the order of a list, and shortening it.

use crate::stories::{
    drafts::{self, DraftError},
    editor::{
        context::DraftContext,
        item::{find, forget_character, forget_clue},
        list::List,
        names::Names,
    },
};
use lamplight_core::error::AppError;
use lamplight_story_file as story_file;
use lamplight_story_file::StoryFile;

/// An item of a list, by its place there.
pub(super) struct Listed<'l> {
    list: &'l List,
    index: usize,
}

/// Where an item shall go.
#[derive(Debug, Clone, Copy)]
pub(super) enum To {
    Earlier,
    Later,
    /// The place in the list, from 1.
    Place(usize),
}

impl To {
    /// What a button or a script has sent.
    pub(super) fn read(to: &str) -> Self {
        match to {
            "earlier" => Self::Earlier,
            place => place.parse().map_or(Self::Later, Self::Place),
        }
    }
}

/// Lets an item go elsewhere in its list, one step after the other, and says so; nothing at the ends.
pub(super) fn move_item(story: &mut StoryFile, at: &Listed<'_>, to: To) -> Option<&'static str> {
    let items = at.list.items(story)?;
    let last = items.len().checked_sub(1)?;
    let to = match to {
        To::Earlier => at.index.checked_sub(1)?,
        To::Later => at.index + 1,
        To::Place(place) => place.checked_sub(1)?,
    }
    .min(last);
    if to == at.index {
        return None;
    }
    for step in at.index..to {
        items.swap(step, step + 1);
    }
    for step in (to..at.index).rev() {
        items.swap(step, step + 1);
    }
    Some("moved")
}

/// Takes an item out, with the mentions that go with it, and says so.
pub(super) fn take_out(story: &mut StoryFile, at: &Listed<'_>) -> Option<&'static str> {
    let items = at.list.items(story)?;
    let key = items.keys().into_iter().nth(at.index)?;
    items.take_out(at.index);
    match at.list {
        List::Characters => forget_character(story, &key),
        List::Clues => forget_clue(story, &key),
        _ => {}
    }
    Some("taken out")
}

/// A draft as it is after a change, and the change in words.
pub(super) struct Changed {
    pub(super) source: String,
    pub(super) words: String,
}

/// Changes the draft numbered `version` around `item` of `list`; nothing if there was nothing to do.
///
/// # Errors
/// `NotFound` for an item that is not there, `Conflict` for another version.
pub(super) fn change(
    open: &mut DraftContext,
    version: i32,
    list: &List,
    item: &str,
    work: impl FnOnce(&mut StoryFile, &Listed<'_>) -> Option<&'static str>,
) -> Result<Option<Changed>, AppError> {
    if version != open.draft.version {
        return Err(drafts::refused(DraftError::Changed));
    }
    let names = Names::of(&open.story);
    let items = list.items(&mut open.story).ok_or(AppError::NotFound)?;
    let index = find(items, item).ok_or(AppError::NotFound)?;
    let title = items.at(index).map(|item| item.title(&names)).unwrap_or_default();
    let Some(done) = work(&mut open.story, &Listed { list, index }) else { return Ok(None) };
    let words = format!("{title}: {done}");
    let source = story_file::rewrite(&open.draft.text, &open.story);
    Ok(Some(Changed { source, words }))
}
