//! How characters and people look: name, picture, and who plays whom.

use crate::{ids::AssignmentId, snapshot::Snapshot};
use lamplight_core::web::{pictures, ui::Html};
use uuid::Uuid;

/// A character with their picture and player.
#[derive(Debug, Clone)]
pub struct Face {
    /// The character.
    pub name: String,
    /// The picture's address.
    pub portrait: String,
    /// Who played them.
    pub player: Option<String>,
}

/// Somebody at the table.
#[derive(Debug, Clone)]
pub struct Neighbour {
    /// The character, or the name of whoever has none yet.
    pub name: String,
    /// The line beside the picture.
    pub tagline: String,
    /// The picture's address.
    pub portrait: String,
    /// Who plays.
    pub player: Option<String>,
    /// Their part, if they have one.
    pub part: Option<AssignmentId>,
    /// Their phone is here.
    pub here: bool,
    /// What is said of somebody whom nobody plays.
    pub absence: Option<Html>,
}

impl Snapshot {
    /// A character with picture and player.
    pub fn face(&self, character: usize) -> Face {
        let assignment = self.assignment_for(character);
        Face {
            name: self.name(character).to_owned(),
            portrait: self.edition.portrait(character),
            player: assignment
                .and_then(|assignment| self.player(assignment))
                .map(|participant| participant.display_name.clone()),
        }
    }
}

/// The picture of somebody without a character.
pub fn portrait_of(user: Uuid) -> String {
    pictures::url(lamplight_pictures::Kind::Portrait, &user.to_string(), 0)
}
