//! What everybody hid, and what nobody found.

use crate::{
    faces::Face,
    objectives::view::Score,
    snapshot::{Assignment, Snapshot},
};
use lamplight_core::web::ui::Html;
use lamplight_story_file::release::all_cast;

/// Somebody who was there, with their secret.
pub(super) struct Player {
    pub(super) face: Face,
    pub(super) briefing: Html,
    pub(super) afterwards: Option<Html>,
    pub(super) score: Score,
}

impl Snapshot {
    /// Whoever played `assignment`, with their secret.
    pub(super) fn recap_of(&self, assignment: &Assignment) -> Player {
        Player {
            face: self.face(assignment.character),
            briefing: self.edition.html.briefings[assignment.character].clone(),
            afterwards: self.edition.html.afterwards[assignment.character].clone(),
            score: self.score(assignment),
        }
    }

    /// Clues of this session that never left the first hand: number, title and text.
    pub(super) fn unfound(&self) -> Vec<(usize, String, Html)> {
        let cast = self.whole_cast();
        let clues = self.edition.story.clues.iter().zip(&self.edition.html.clues).enumerate();
        clues
            .filter(|(_, (clue, _))| all_cast(&clue.only_with, &cast))
            .filter(|(place, _)| !self.was_found(*place))
            .map(|(place, (clue, text))| (place + 1, clue.title.clone(), text.clone()))
            .collect()
    }
}
