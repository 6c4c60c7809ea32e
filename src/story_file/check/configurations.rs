//! Rule 3: who plays, and for how many players.

use std::collections::BTreeSet;

use crate::at::At;
use crate::casts::{MOST_OPTIONAL_CHARACTERS, may_be_missing};
use crate::model::{Configuration, StoryFile};
use crate::notes::Notes;

pub(super) fn check(story: &StoryFile, notes: &mut Notes) {
    for (index, configuration) in story.configurations.iter().enumerate() {
        let at = At::top().key("configurations").item(index);
        if !notes.is_unread(&at) {
            players(story, configuration, &at, notes);
            characters(story, configuration, &at, notes);
        }
    }
    too_many_casts(story, notes);
    left_out(story, notes);
    every_number_once(story, notes);
}

fn players(story: &StoryFile, configuration: &Configuration, at: &At, notes: &mut Notes) {
    let (min, max) = (configuration.min_players as usize, configuration.max_players as usize);
    let unknown = notes.is_any_unread("characters", &["is_primary_character"]);
    let primary = if unknown { 0 } else { story.primary_characters().count() };
    let (at_min, at_max) = (at.key("min_players"), at.key("max_players"));
    if min < primary && !notes.is_unread(&at_min) {
        let reason = "below the number of primary characters, who always play";
        notes.refuse(&at_min, format!("{min} is {reason}: {primary}"));
    }
    if min > max && !notes.is_unread(&at_min) && !notes.is_unread(&at_max) {
        notes.refuse(&at_min, format!("{min} is more than `max_players`, which is {max}"));
    }
    let seats = configuration.characters.len();
    if max != seats && !notes.is_unread(&at_max) && !notes.is_unread(&at.key("characters")) {
        notes.refuse(
            &at_max,
            format!("{max} is not the number of its characters, which is {seats}"),
        );
    }
}

fn characters(story: &StoryFile, configuration: &Configuration, at: &At, notes: &mut Notes) {
    let at = at.key("characters");
    if notes.is_unread(&at) || notes.is_any_unread("characters", &["is_primary_character"]) {
        return;
    }
    let missing = story.primary_characters().filter(|c| !configuration.characters.contains(&c.key));
    for character in missing.filter(|c| !c.key.is_empty()) {
        let key = &character.key;
        notes.refuse(&at, format!("`{key}` is a primary character and must be in it"));
    }
}

/// Every cast is proved, and each character who may be missing doubles their number.
fn too_many_casts(story: &StoryFile, notes: &mut Notes) {
    let most = MOST_OPTIONAL_CHARACTERS;
    let optional = may_be_missing(story).count();
    if optional > most {
        let reason = format!("{optional} characters are not primary; at most {most} may be");
        let at = At::top().key("characters");
        notes.refuse(&at, format!("{reason}, since every cast has to be proved"));
    }
}

fn left_out(story: &StoryFile, notes: &mut Notes) {
    if notes.is_unread(&At::top().key("configurations")) {
        return;
    }
    for (index, character) in story.characters.iter().enumerate() {
        let at = At::top().key("characters").item(index);
        let plays = story.configurations.iter().any(|c| c.characters.contains(&character.key));
        if !plays && !notes.is_unread(&at.key("key")) {
            notes.refuse(&at, "this character is in no configuration");
        }
    }
}

fn every_number_once(story: &StoryFile, notes: &mut Notes) {
    let at = At::top().key("configurations");
    let mut served: BTreeSet<u32> = BTreeSet::new();
    for (index, configuration) in story.configurations.iter().enumerate() {
        let numbers = configuration.min_players..=configuration.max_players;
        let twice: Vec<String> = numbers
            .clone()
            .filter(|number| served.contains(number))
            .map(|n| n.to_string())
            .collect();
        if !twice.is_empty() {
            let reason = "an earlier configuration serves this number of players too";
            notes.warn(&at.item(index), format!("{reason}: {}", twice.join(", ")));
        }
        served.extend(numbers);
    }
    let (Some(least), Some(most)) = (served.first(), served.last()) else {
        return;
    };
    for number in (*least..*most).filter(|number| !served.contains(number)) {
        notes.refuse(&at, format!("no configuration serves {number} players"));
    }
}
