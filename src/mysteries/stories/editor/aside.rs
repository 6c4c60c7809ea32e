//! How a part looks to those it is for, beside its form.

use super::{
    list::List,
    names::{UNNAMED, UNTITLED, or, within_sentence},
    place::Place,
};
use lamplight_core::web::{pictures, ui::Html};
use lamplight_markdown as markdown;
use lamplight_pictures::Kind;
use lamplight_story_file::{Character, Clue, Letter, StoryFile};

/// See the module.
pub(super) enum Aside {
    Nothing,
    /// A character with what their player reads first.
    Person {
        name: String,
        tagline: String,
        portrait: String,
        eyes: String,
        letter: Html,
    },
    /// A sealed letter.
    Letter {
        eyes: String,
        letter: Html,
    },
    /// A clue as it lies in somebody's hand.
    Card {
        title: String,
        text: Html,
    },
}

impl Aside {
    /// Of the part at `place`.
    pub(super) fn of(story: &StoryFile, place: &Place) -> Self {
        match place {
            Place::Item(List::Characters, index) => {
                story.characters.get(*index).map(|it| person(story, it))
            }
            Place::Item(List::Clues, index) => story.clues.get(*index).map(card),
            Place::Item(List::Letters(round), index) => story
                .rounds
                .iter()
                .find(|it| it.key == *round)
                .and_then(|round| round.secrets.get(*index))
                .map(|it| letter(story, it)),
            _ => None,
        }
        .unwrap_or(Self::Nothing)
    }

    /// Whether there is anything to see.
    pub(super) fn is_there(&self) -> bool {
        !matches!(self, Self::Nothing)
    }
}

fn person(story: &StoryFile, character: &Character) -> Aside {
    Aside::Person {
        name: or(&character.name, UNNAMED),
        tagline: character.tagline.clone(),
        portrait: pictures::url_named(Kind::Portrait, &story.portrait_name(character)),
        eyes: eyes(&character.name),
        letter: Html(markdown::render(&character.secret.summary)),
    }
}

fn eyes(name: &str) -> String {
    format!("For {} and nobody else", within_sentence(name))
}

fn letter(story: &StoryFile, letter: &Letter) -> Aside {
    let name = story.character(&letter.character).map_or(&letter.character, |it| &it.name);
    Aside::Letter { eyes: eyes(name), letter: Html(markdown::render(&letter.text)) }
}

fn card(clue: &Clue) -> Aside {
    Aside::Card { title: or(&clue.title, UNTITLED), text: Html(markdown::render(&clue.text)) }
}
