//! What one seat may see: its own character, letters and hand, and nobody else's. Put together
//! from the features' own views; rendered for one pair of eyes.

use crate::{
    accusation::view::AccusationView,
    casting::view::{OwnCharacter, Wish},
    clues::view::HandView,
    evening::{
        Evening,
        rows::{Person, Standing},
    },
    letters::view::Envelope,
    objectives::view::Objectives,
};
use uuid::Uuid;

/// See the module.
#[derive(Debug, Clone)]
pub struct SeatView {
    /// The session.
    pub session_id: Uuid,
    /// The person's own name.
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

impl Evening {
    /// What `person` may see. There is no other way to a letter or a hand.
    pub fn seat(&self, person: &Person) -> SeatView {
        let part = self.part_of(person.id).filter(|part| part.row.role_briefing_sent);
        SeatView {
            session_id: self.session.id,
            player: person.display_name.clone(),
            at: self.session.standing(),
            dark: self.dark_until().is_some(),
            zone: self.zone(),
            character: part.map(|part| self.own_character(part.character)),
            wishes: if part.is_none() { self.wishes(person) } else { Vec::new() },
            letters: part.map_or_else(Vec::new, |part| self.envelopes(part)),
            more_letters: self.more_letters(),
            objectives: part.map_or_else(Vec::new, |part| self.objectives(part)),
            clues: part.map(|part| self.hand_view(part)).unwrap_or_default(),
            accusation: part.and_then(|part| self.accusation(part, person)),
        }
    }
}
