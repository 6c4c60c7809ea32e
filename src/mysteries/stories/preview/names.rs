//! What stands in for the names that a draft does not have yet.

use crate::stories::editor::{UNNAMED, UNNAMED_ROUND};
use lamplight_story_file::StoryFile;

/// `story`, with nobody and no round without a name.
pub(super) fn with_names(mut story: StoryFile) -> StoryFile {
    let people = story.characters.iter_mut().map(|it| &mut it.name);
    let people = people.chain(story.offstage.iter_mut().map(|it| &mut it.name));
    for name in people.filter(|name| name.is_empty()) {
        UNNAMED.clone_into(name);
    }
    for round in story.rounds.iter_mut().filter(|round| round.name.is_empty()) {
        UNNAMED_ROUND.clone_into(&mut round.name);
    }
    story
}
