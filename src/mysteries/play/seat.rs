//! What one seat may see: its own character, letters and hand, and nobody else's. Put together
//! from the features' own views; rendered for one pair of eyes.

use crate::{
    accusation::view::AccusationView,
    casting::view::{OwnCharacter, Wish},
    clues::view::HandView,
    ids::SessionId,
    letters::view::Envelope,
    objectives::view::Objectives,
    snapshot::{
        Snapshot,
        rows::{Participant, Standing},
    },
};

/// See the module.
#[derive(Debug, Clone)]
pub struct SeatView {
    /// The session.
    pub session_id: SessionId,
    /// The player's own name.
    pub player: String,
    /// Where the session stands.
    pub at: Standing,
    /// It is dark.
    pub dark: bool,
    /// The session's time zone.
    pub zone: chrono_tz::Tz,
    /// Their character, once it was handed out.
    pub character: Option<OwnCharacter>,
    /// The story's characters a guest may wish for while nothing is decided.
    pub wishes: Vec<Wish>,
    /// The letters: those to open in their order, then the opened ones, newest first.
    pub letters: Vec<Envelope>,
    /// More letters will come.
    pub more_letters: bool,
    /// What they want, by letter that they have opened.
    pub objectives: Vec<Objectives>,
    /// What they hold, and were shown.
    pub clues: HandView,
    /// What they say about who did it, while everybody is asked.
    pub accusation: Option<AccusationView>,
}

impl SeatView {
    /// Whether more letters will come to this seat.
    pub fn waits_for_more(&self) -> bool {
        self.character.is_some() && self.more_letters && (self.at.in_lobby() || self.at.in_round())
    }
}

impl Snapshot {
    /// What `participant` may see. There is no other way to a letter or a hand.
    pub fn seat(&self, participant: &Participant) -> SeatView {
        let assignment = self
            .assignment_of(participant.id)
            .filter(|assignment| assignment.row.role_briefing_sent);
        SeatView {
            session_id: self.session.id,
            player: participant.display_name.clone(),
            at: self.session.standing(),
            dark: self.dark_until().is_some(),
            zone: self.zone(),
            character: assignment.map(|assignment| self.own_character(assignment.character)),
            wishes: if assignment.is_none() { self.wishes(participant) } else { Vec::new() },
            letters: assignment.map_or_else(Vec::new, |assignment| self.envelopes(assignment)),
            more_letters: self.more_letters(),
            objectives: assignment.map_or_else(Vec::new, |assignment| self.objectives(assignment)),
            clues: assignment.map(|assignment| self.hand_view(assignment)).unwrap_or_default(),
            accusation: assignment.and_then(|assignment| self.accusation(assignment, participant)),
        }
    }
}
