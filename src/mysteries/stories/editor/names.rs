//! What the parts of a story are called, for choosing among them.

use lamplight_core::form_schema::Named;
use lamplight_story_file::{Letter, Round, StoryFile};

/// What somebody is called who has no name yet.
pub(in crate::stories) const UNNAMED: &str = "Somebody without a name";
/// What a round is called that has no name yet.
pub(in crate::stories) const UNNAMED_ROUND: &str = "A round without a name";
/// What a table is called that has no name yet.
pub(super) const UNNAMED_TABLE: &str = "A table without a name";
/// What a clue is called that has no title yet.
pub(super) const UNTITLED: &str = "A clue without a title";

/// `name`, or what stands in for it while there is none.
pub(in crate::stories) fn or(name: &str, otherwise: &str) -> String {
    if name.is_empty() { otherwise.to_owned() } else { name.to_owned() }
}

/// The same within a sentence, where a name keeps its capital.
pub(super) fn within_sentence(name: &str) -> &str {
    if name.is_empty() || name == UNNAMED { "somebody without a name" } else { name }
}

/// See the module.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// The key of the story, from which its pictures are drawn.
    pub(super) story: String,
    pub(super) characters: Vec<Named>,
    pub(super) primary: Vec<Named>,
    pub(super) rounds: Vec<Named>,
    pub(super) clues: Vec<Named>,
    pub(super) screens: Vec<Named>,
    /// Clues, briefings and letters: what a conclusion can be drawn from.
    pub(super) sources: Vec<Named>,
}

impl Names {
    pub(super) fn of(story: &StoryFile) -> Self {
        let named = |key: &str, name: &str, otherwise| Named::new(key, &or(name, otherwise));
        let clues: Vec<Named> =
            story.clues.iter().map(|clue| named(&clue.key, &clue.title, UNTITLED)).collect();
        let of_character = |primary: bool| {
            let all = story.characters.iter().filter(move |it| !primary || it.is_primary_character);
            all.map(|it| named(&it.key, &it.name, UNNAMED)).collect()
        };
        let screen =
            |(index, key): (usize, &String)| Named::new(key, &format!("Screen {}", index + 1));
        let screens = story.solution.reveal.iter().map(|screen| &screen.key).enumerate();
        Self {
            story: story.key.clone(),
            characters: of_character(false),
            primary: of_character(true),
            rounds: story.rounds.iter().map(|it| named(&it.key, &it.name, UNNAMED_ROUND)).collect(),
            screens: screens.map(screen).collect(),
            sources: sources(story, &clues),
            clues,
        }
    }

    /// What the character of this key is called.
    pub(super) fn character<'n>(&'n self, key: &'n str) -> &'n str {
        name_in(&self.characters, key)
    }

    /// What the round of this key is called.
    pub(super) fn round<'n>(&'n self, key: &'n str) -> &'n str {
        name_in(&self.rounds, key)
    }
}

fn name_in<'n>(all: &'n [Named], key: &'n str) -> &'n str {
    all.iter().find(|it| it.key == key).map_or(key, |it| it.name.as_str())
}

fn sources(story: &StoryFile, clues: &[Named]) -> Vec<Named> {
    let briefings = story.characters.iter().map(|it| {
        Named::new(
            &format!("{}/briefing", it.key),
            &format!("What {} knows from the start", within_sentence(&it.name)),
        )
    });
    let letters = story.rounds.iter().flat_map(|round| {
        round.secrets.iter().map(move |letter| letter_source(story, round, letter))
    });
    clues.iter().cloned().chain(briefings).chain(letters).collect()
}

fn letter_source(story: &StoryFile, round: &Round, letter: &Letter) -> Named {
    let name = story.character(&letter.character).map_or(&letter.character, |it| &it.name);
    let key = format!("{}/{}", letter.character, round.key);
    let (name, round) = (within_sentence(name), or(&round.name, UNNAMED_ROUND));
    Named::new(&key, &format!("The letter to {name}, {round}"))
}
