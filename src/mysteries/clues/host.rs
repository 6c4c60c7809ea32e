//! Clues that wait for the host.

use crate::ids::ClueId;
use crate::snapshot::{Snapshot, rows::Phase};
use lamplight_story_file::{Release, release};

/// A clue the host can let go.
#[derive(Debug, Clone)]
pub struct LetGo {
    /// The clue's id.
    pub id: ClueId,
    /// Its title.
    pub title: String,
    /// Where it goes, in words.
    pub to: String,
}

impl Snapshot {
    /// The clues of this round that wait for the host; only a host who knows everything may read
    /// their titles, the others let them go by the script's buttons.
    pub fn clues_to_let_go(&self) -> Vec<LetGo> {
        let Some(index) = self
            .session
            .round_index()
            .filter(|_| self.host_knows() && self.session.phase == Phase::Round)
        else {
            return Vec::new();
        };
        let (story, cast) = (&self.edition.story, self.cast());
        let waiting = story.clues.iter().enumerate().filter_map(|(place, clue)| {
            let id = ClueId::from(self.edition.clue_ids[place]);
            let here = story.round_index(&clue.round) == Some(index);
            let waits = clue.release == Release::Host && self.state_of(id).is_none();
            let to = match release::destination(clue, &cast) {
                release::Destination::Board => "To the board".to_owned(),
                release::Destination::Hand(key) => {
                    let name = self.edition.character_of_key(key).map_or("", |it| self.name(it));
                    format!("To {name}")
                }
                release::Destination::Dropped => return None,
            };
            (here && waits).then(|| LetGo { id, title: clue.title.clone(), to })
        });
        waiting.collect()
    }
}
