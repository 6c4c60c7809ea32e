//! An edition of a story, ready to be played: the texts rendered, the rows' ids beside the keys.
//!
//! Editions never change, so each is read once and kept in memory. What may be shown to whom is
//! not decided here but where an evening is seen ([`super::snapshot`]).

pub(crate) mod absence;
mod cache;
mod load;

use crate::ids::{EditionId, StoryId};
use lamplight_core::web::ui::Html;
use lamplight_story_file::StoryFile;
use uuid::Uuid;

pub use cache::EditionCache;
pub use load::load;

/// See the module. Indices are places in the story's own lists.
#[derive(Default)]
pub struct Edition {
    /// The edition's id.
    pub id: EditionId,
    /// The story it is an edition of.
    pub story_id: StoryId,
    /// Everything in it, as the file names it.
    pub story: StoryFile,
    /// The characters' ids.
    pub character_ids: Vec<Uuid>,
    /// The clues' ids.
    pub clue_ids: Vec<Uuid>,
    /// The configurations' ids.
    pub configuration_ids: Vec<Uuid>,
    /// The texts as HTML.
    pub html: Texts,
}

/// The texts of an edition as HTML, in the story's order.
#[derive(Default)]
pub struct Texts {
    /// The place, the house, the date.
    pub setting: Html,
    /// The characters' public descriptions.
    pub descriptions: Vec<Html>,
    /// What is said of a character whom nobody plays.
    pub absences: Vec<Option<Html>>,
    /// The characters' briefings. Secret.
    pub briefings: Vec<Html>,
    /// The rounds' texts for all.
    pub rounds: Vec<Html>,
    /// The letters: by round, then by character. Secret.
    pub letters: Vec<Vec<Option<Html>>>,
    /// The clues. Secret until they come out.
    pub clues: Vec<Html>,
    /// The screens of the reveal. Secret until shown.
    pub reveal: Vec<Html>,
    /// The endings. Secret until the reveal.
    pub endings: Vec<Html>,
    /// What became of the characters. Secret until the reveal.
    pub afterwards: Vec<Option<Html>>,
}

impl Edition {
    /// The place of the character with this id.
    pub fn character_index(&self, id: Uuid) -> Option<usize> {
        self.character_ids.iter().position(|own| *own == id)
    }

    /// The place of the character with this key.
    pub fn character_of_key(&self, key: &str) -> Option<usize> {
        self.story.characters.iter().position(|character| character.key == key)
    }

    /// The place of the clue with this id.
    pub fn clue_index(&self, id: Uuid) -> Option<usize> {
        self.clue_ids.iter().position(|own| *own == id)
    }

    /// The address of a character's picture.
    pub fn portrait(&self, character: usize) -> String {
        self.story.characters.get(character).map_or_else(String::new, |it| {
            let name = self.story.portrait_name(it);
            lamplight_core::web::pictures::url_named(lamplight_pictures::Kind::Portrait, &name)
        })
    }
}
