//! A line for each seat: who has read what, and whose phone is away.

use crate::ids::ParticipantId;
use crate::{
    letters::view::Reading,
    objectives::view::Score,
    snapshot::{Assignment, Snapshot},
};

/// A seat as the host sees it.
#[derive(Debug, Clone)]
pub struct SeatLine {
    /// The participant; none for an empty seat.
    pub participant: Option<ParticipantId>,
    /// Who sits there.
    pub player: String,
    /// It is the host's own.
    pub is_host: bool,
    /// Whom they play.
    pub character: String,
    /// Their picture.
    pub portrait: String,
    /// Their phone is here.
    pub here: bool,
    /// What they have read.
    pub reading: Reading,
    /// How many objectives they have reached.
    pub score: Score,
    /// They have said who did it.
    pub accused: bool,
    /// They have left the table or were taken out, and the part waits.
    pub gone: bool,
}

impl Snapshot {
    pub(super) fn seat_line(&self, assignment: &Assignment) -> SeatLine {
        let player = self.player(assignment);
        SeatLine {
            participant: player.map(|participant| participant.id),
            player: player.map_or_else(String::new, |participant| participant.display_name.clone()),
            is_host: player.is_some_and(|participant| participant.user_id == self.session.host_id),
            character: self.name(assignment.character).to_owned(),
            portrait: self.edition.portrait(assignment.character),
            here: player.is_some_and(|participant| self.is_here(participant)),
            reading: self.reading(assignment),
            score: self.score(assignment),
            gone: self.gone(assignment).is_some(),
            accused: player.is_some_and(|participant| self.has_accused(participant.id)),
        }
    }
}
