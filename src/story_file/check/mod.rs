//! The rules of the format. Each module holds the rules of one kind of thing; all of them look at
//! the whole story and note what breaks them.

mod absent;
mod addresses;
mod clues;
mod configurations;
mod evening;
mod herrings;
mod house;
mod keys;
mod language;
mod references;
mod scripts;
mod secrets;
#[cfg(test)]
mod slow;
mod solution;
mod support;
mod texts;

use super::model::StoryFile;
use super::notes::Notes;
use super::texts::all_texts;

/// Holds a story against every rule. What could not be read is left alone, and so is all that
/// depends on the rest of the file where the file is not TOML.
pub(super) fn check(story: &StoryFile, house: bool, notes: &mut Notes) {
    let all = all_texts(story);
    texts::check(&all, notes);
    keys::check(story, notes);
    if notes.is_torn() {
        return;
    }
    references::check(story, notes);
    configurations::check(story, notes);
    scripts::check(story, notes);
    clues::check(story, notes);
    solution::check(story, notes);
    evening::check(story, notes);
    secrets::check(story, &all, notes);
    absent::check(story, &all, notes);
    if house {
        house::check(story, &all, notes);
    }
}
