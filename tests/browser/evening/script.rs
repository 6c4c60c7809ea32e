//! The buttons of the host's script, and what everybody sees when one is pressed.

use lamplight_story_file::{Audience, ScriptEntry, StoryFile};

use super::hands::{Thing, the};

/// A button.
pub(super) struct Button {
    /// What it says.
    pub(super) label: String,
    /// It deals the round's letters.
    pub(super) letters: bool,
    guests: Sight,
    screen: Sight,
}

/// Where something can be seen, and what it says.
type Sight = (&'static str, String);

impl Button {
    /// What the guests see then.
    pub(super) fn guests_see(&self) -> Thing<'_> {
        the(self.guests.0, &self.guests.1)
    }

    /// What the television shows then.
    pub(super) fn screen_sees(&self) -> Thing<'_> {
        the(self.screen.0, &self.screen.1)
    }
}

/// The buttons of a round, in order.
pub(super) fn buttons(story: &StoryFile, round: usize) -> Vec<Button> {
    let script = &story.rounds[round].host_script;
    let buttons = script.iter().enumerate().filter_map(|(place, entry)| match entry {
        ScriptEntry::Then { label, letters, .. } => {
            let last = place + 1 == script.len();
            let (guests, screen) = sights(story, round, entry, last);
            Some(Button { label: label.clone(), letters: *letters, guests, screen })
        }
        ScriptEntry::Say(_) | ScriptEntry::Do(_) => None,
    });
    buttons.collect()
}

fn sights(story: &StoryFile, round: usize, button: &ScriptEntry, last: bool) -> (Sight, Sight) {
    match button {
        ScriptEntry::Then { dark: Some(_), .. } => {
            both((".lights-out", ".lights-out"), "The lights are out.")
        }
        ScriptEntry::Then { letters: true, .. } => {
            let sealed = "new, My part".to_owned();
            ((".thumb a", sealed), (".tv .left", "minutes left".to_owned()))
        }
        ScriptEntry::Then { clues, .. } if !clues.is_empty() => {
            let clue = |key: &String| story.clues.iter().find(|it| it.key == *key).expect("a clue");
            let last = clue(clues.last().expect("a clue")).title.clone();
            // On the television they come one after the other.
            let public = clues.iter().map(clue).find(|it| it.audience == Audience::Everyone);
            let first = public.expect("a clue for the board").title.clone();
            ((".clues b", last), (".tv .fresh", first))
        }
        _ if last && round + 1 == story.rounds.len() => {
            let ballot = "new, Accuse".to_owned();
            ((".thumb a", ballot), (".tv", "0 of 8 ballots are in".to_owned()))
        }
        _ if last => {
            let number = ["one", "two", "three"][round + 1];
            both((".seat-head", ".tv"), &format!("round {number} of three"))
        }
        other => panic!("nobody sees anything of {other:?}"),
    }
}

/// The same words for the guests and on the television, each in their place.
fn both(places: (&'static str, &'static str), words: &str) -> (Sight, Sight) {
    ((places.0, words.to_owned()), (places.1, words.to_owned()))
}
