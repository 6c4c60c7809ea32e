//! Whether the session can begin.

use crate::snapshot::Snapshot;

impl Snapshot {
    /// What still stands in the way of beginning.
    pub fn why_not_yet(&self) -> Option<String> {
        let players = self.present().count();
        let (fewest, _) = self.players_range();
        if players < fewest {
            let missing = fewest - players;
            let people = if missing == 1 { "one more person" } else { "more people" };
            return Some(format!(
                "The story needs at least {fewest} players: {missing} to come. You can begin with {people} at the table."
            ));
        }
        let nobody =
            self.present().find(|participant| self.assignment_of(participant.id).is_none());
        if let Some(participant) = nobody {
            return Some(format!("{} has no part yet.", participant.display_name));
        }
        let played = |key: &str| self.cast().has(key);
        let empty = self.edition.story.primary_characters().find(|it| !played(&it.key));
        if let Some(character) = empty {
            return Some(format!(
                "Nobody plays {} yet, and the story cannot do without.",
                character.name
            ));
        }
        self.session.parts_sent_at.is_none().then(|| "The parts are not handed out yet.".to_owned())
    }
}
