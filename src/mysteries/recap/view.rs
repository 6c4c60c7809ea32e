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

/// A clue that never left the first hand.
pub(super) struct Unfound {
    pub(super) title: String,
    pub(super) with: String,
    pub(super) text: Html,
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

    /// Clues of this session that never left the first hand.
    pub(super) fn unfound(&self) -> Vec<Unfound> {
        let cast = self.whole_cast();
        let clues = self.edition.story.clues.iter().zip(&self.edition.html.clues).enumerate();
        clues
            .filter(|(_, (clue, _))| all_cast(&clue.only_with, &cast))
            .filter(|(place, _)| !self.was_found(*place))
            .map(|(place, (clue, text))| Unfound {
                title: clue.title.clone(),
                with: self.stayed_with(place),
                text: text.clone(),
            })
            .collect()
    }

    /// Where the clue at this place was all the time, in words.
    fn stayed_with(&self, clue: usize) -> String {
        let state = self.state_of(self.edition.clue_ids[clue].into());
        let holder = state.and_then(|it| self.assignment(it.holder_id?));
        match holder {
            Some(holder) => format!("stayed with {}", self.name(holder.character)),
            None => "never came out".to_owned(),
        }
    }
}
