//! A line for each seat: who has read what, and whose phone is away.

use crate::ids::ParticipantId;
use crate::{
    evening::{Evening, Part},
    letters::view::Reading,
    objectives::view::Score,
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
    /// Minutes since it was.
    pub away_minutes: i64,
    /// What they have read.
    pub reading: Reading,
    /// How many objectives they have reached.
    pub score: Score,
    /// They have said who did it.
    pub accused: bool,
}

impl Evening {
    pub(super) fn seat_line(&self, part: &Part) -> SeatLine {
        let player = self.player(part);
        SeatLine {
            participant: player.map(|person| person.id),
            player: player.map_or_else(String::new, |person| person.display_name.clone()),
            is_host: player.is_some_and(|person| person.user_id == self.session.host_id),
            character: self.name(part.character).to_owned(),
            portrait: self.edition.portrait(part.character),
            here: player.is_some_and(|person| self.is_here(person)),
            away_minutes: player.map_or(0, |person| (self.now - person.last_seen_at).num_minutes()),
            reading: self.reading(part),
            score: self.score(part),
            accused: player.is_some_and(|person| self.has_accused(person.id)),
        }
    }
}
