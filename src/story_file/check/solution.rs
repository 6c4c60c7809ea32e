//! Rule 6: who did it, the three questions, and the endings.

use crate::at::At;
use crate::model::{About, Closed, EndingWhen, Solution, StoryFile};
use crate::notes::Notes;

pub(super) fn check(story: &StoryFile, notes: &mut Notes) {
    let at = At::top().key("solution");
    if notes.is_unread(&at) {
        return;
    }
    culprits(story, &at.key("culprits"), notes);
    steps(&story.solution, &at.key("steps"), notes);
    innocents(&story.solution, &at.key("herrings"), notes);
    endings(&story.solution, &at.key("endings"), notes);
    afterwards(story, &at.key("afterwards"), notes);
}

fn culprits(story: &StoryFile, at: &At, notes: &mut Notes) {
    if notes.is_unread(at) {
        return;
    }
    if story.solution.culprits.is_empty() {
        notes.refuse(at, "somebody must have done it");
    }
    for (index, key) in story.solution.culprits.iter().enumerate() {
        if story.character(key).is_some_and(|character| !character.is_primary_character) {
            let reason = "is no primary character; a culprit must play in every cast";
            notes.refuse(&at.item(index), format!("`{key}` {reason}"));
        }
    }
}

fn steps(solution: &Solution, at: &At, notes: &mut Notes) {
    for (index, step) in solution.steps.iter().enumerate() {
        let at = at.item(index).key("needs");
        if step.needs.is_empty() && !notes.is_unread(&at) {
            notes.refuse(&at, "a step needs at least one clue");
        }
    }
    let unclear = (0..solution.steps.len()).any(|i| notes.is_unread(&at.item(i).key("about")));
    if notes.is_unread(at) || unclear {
        return;
    }
    for (word, about) in About::ALL {
        if !solution.steps.iter().any(|step| step.about == *about) {
            notes.refuse(at, format!("no step is about `{word}`"));
        }
    }
}

fn innocents(solution: &Solution, at: &At, notes: &mut Notes) {
    for (index, herring) in solution.herrings.iter().enumerate() {
        if solution.culprits.contains(&herring.about) {
            let reason =
                format!("`{}` is a culprit; a herring is about an innocent", herring.about);
            notes.refuse(&at.item(index).key("about"), reason);
        }
    }
}

fn endings(solution: &Solution, at: &At, notes: &mut Notes) {
    let unclear = (0..solution.endings.len()).any(|i| notes.is_unread(&at.item(i).key("when")));
    if notes.is_unread(at) || unclear {
        return;
    }
    for (word, when) in EndingWhen::ALL {
        let those = solution.endings.iter().enumerate().filter(|(_, ending)| ending.when == *when);
        let places: Vec<usize> = those.map(|(index, _)| index).collect();
        if places.is_empty() {
            notes.refuse(at, format!("the ending for `{word}` is missing"));
        }
        for index in places.iter().skip(1) {
            notes.refuse(&at.item(*index).key("when"), format!("a second ending for `{word}`"));
        }
    }
}

/// Either all characters have an afterwards, or none.
fn afterwards(story: &StoryFile, at: &At, notes: &mut Notes) {
    let told = &story.solution.afterwards;
    for (index, after) in told.iter().enumerate() {
        if told.iter().take(index).any(|earlier| earlier.character == after.character) {
            let at = at.item(index).key("character");
            notes.refuse(&at, format!("`{}` has two afterwards", after.character));
        }
    }
    if told.is_empty() || notes.is_unread(at) {
        return;
    }
    let is_told = |key: &str| told.iter().any(|after| after.character == key);
    for character in story.characters.iter().filter(|c| !c.key.is_empty() && !is_told(&c.key)) {
        let key = &character.key;
        notes.refuse(at, format!("`{key}` has no afterwards; they are for all characters or none"));
    }
}
