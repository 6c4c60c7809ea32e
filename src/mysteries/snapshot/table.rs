//! The table: for how many it is, and who sits there without a character.

use super::{
    Snapshot,
    rows::{Participant, Phase},
};
use lamplight_story_file::Configuration;

impl Snapshot {
    /// The table this session is set for.
    pub fn configuration(&self) -> Option<&Configuration> {
        let ids = &self.edition.configuration_ids;
        let index = ids.iter().position(|id| *id == self.session.story_configuration_id)?;
        self.edition.story.configurations.get(index)
    }

    /// The fewest and the most players of any table.
    pub fn players_range(&self) -> (usize, usize) {
        let tables = &self.edition.story.configurations;
        let fewest = tables.iter().map(|it| it.min_players).min().unwrap_or(2);
        let most = tables.iter().map(|it| it.max_players).max().unwrap_or(2);
        (fewest as usize, most as usize)
    }

    /// People without a character; in the lobby, everybody.
    pub fn guests(&self) -> impl Iterator<Item = &Participant> {
        let lobby = self.session.phase == Phase::Lobby;
        self.present()
            .filter(move |participant| lobby || self.assignment_of(participant.id).is_none())
    }
}
