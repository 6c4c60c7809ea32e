//! What a writer is working on: a story file in `stories.draft_source`, and what it was before in
//! `story_draft_history`. How drafts change is in [`lamplight_core::drafts`].

mod command;
mod query;
mod store;

use crate::ids::StoryId;
use lamplight_core::error::AppError;
use lamplight_story_file as story_file;
use lamplight_story_file::StoryFile;

pub(super) use command::{begin, redo, replace, undo};
pub(super) use lamplight_core::drafts::DraftError;
pub(super) use query::{LastChanges, is_published, last_changes, load, own_of_key, published};

/// A story file with the number of the draft it is.
pub(super) type Draft = lamplight_core::drafts::Draft<StoryId>;

/// What is said to somebody whose story has grown too long.
pub(super) const TOO_LONG: &str = "With this the story would be longer than \
    1 MiB, which is the most a story may be. Nothing was changed; shorten something first.";

/// The story in a draft, with its gaps.
///
/// # Errors
/// `Internal` if it is no story file: nothing here writes one that is not.
pub(super) fn story(draft: &Draft) -> Result<StoryFile, AppError> {
    let story = story_file::read_draft(draft.text.as_bytes());
    story.ok_or_else(|| AppError::internal("a draft that cannot be read"))
}

/// The answer to a change that was not made, where there is nothing better to show.
pub(super) fn refused(error: DraftError) -> AppError {
    match error {
        DraftError::Changed => AppError::Conflict(
            "This story has been changed since you opened the page, perhaps in another tab. \
             Nothing was changed now; go back and open the page anew."
                .to_owned(),
        ),
        DraftError::TooLong => AppError::BadInput(TOO_LONG.to_owned()),
        DraftError::Failed(error) => error,
    }
}
