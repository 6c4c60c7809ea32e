//! What one seat may see: its own character, letters and hand, and nobody else's. Put together
//! from the features' own views; rendered for one pair of eyes.

use crate::{
    accusation::view::AccusationView,
    casting::view::{OwnCharacter, Wish},
    clues::{list::ClueList, take_back::Undo},
    ids::{AssignmentId, ParticipantId, SessionId},
    letters::view::Envelope,
    objectives::view::Objectives,
    participants::view::Company,
    room::Room,
    snapshot::{
        Snapshot,
        rows::{Participant, Phase, Standing},
    },
};
use chrono::{DateTime, Utc};
use lamplight_core::web::ui;
use std::borrow::Borrow;

/// See the module.
#[derive(Debug, Clone)]
pub struct SeatView {
    /// The session.
    pub session_id: SessionId,
    /// The seat.
    pub id: ParticipantId,
    /// The player's own name.
    pub player: String,
    /// Their own picture, for as long as they have no character.
    pub portrait: String,
    /// What the host reminds them of.
    pub nudge: Option<String>,
    /// Where the session stands.
    pub at: Standing,
    /// The same in words.
    pub standing: String,
    /// The room they are in; a live page knows better.
    pub room: Room,
    /// It is dark.
    pub dark: bool,
    /// The session's time zone.
    pub zone: chrono_tz::Tz,
    /// When their seat was opened by its link, until they have said that it was them.
    pub link_used_at: Option<DateTime<Utc>>,
    /// Their character, once it was handed out.
    pub character: Option<OwnCharacter>,
    /// The story's characters a guest may wish for while nothing is decided.
    pub wishes: Vec<Wish>,
    /// The letters in the order in which they lie there.
    pub letters: Vec<Envelope>,
    /// More letters will come.
    pub more_letters: bool,
    /// What they want, by letter that they have opened.
    pub objectives: Vec<Objectives>,
    /// What they hold and were shown, and what is on the board.
    pub clues: ClueList,
    /// Everybody at the table.
    pub company: Company,
    /// There is somebody to whom they can pass something on, and it is the time for it.
    pub may_pass_on: bool,
    /// The parts of those to whom they can give or show a clue: nobody while they hold none.
    pub can_hand_to: Vec<AssignmentId>,
    /// What they have just done with a clue, while it can be taken back.
    pub undo: Option<Undo>,
    /// What they say about who did it, while everybody is asked.
    pub accusation: Option<AccusationView>,
}

/// A room in the bar, and how much in it is new.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tab {
    /// The room.
    pub room: Room,
    /// So much.
    pub new: usize,
}

impl SeatView {
    /// Whether more letters will come to this seat.
    pub fn waits_for_more(&self) -> bool {
        self.character.is_some() && self.more_letters && (self.at.in_lobby() || self.at.in_round())
    }

    /// Whether it is over, played or called off: nothing is kept for when there is no line.
    pub fn is_over(&self) -> bool {
        self.at.is_after() || self.at.cancelled
    }

    /// Whether they can give or show a clue to whoever has this part.
    pub fn hands_to(&self, part: &AssignmentId) -> bool {
        !self.dark && self.can_hand_to.contains(part)
    }

    /// Whether they wish for somebody.
    pub fn has_a_wish(&self) -> bool {
        self.wishes.iter().any(|wish| wish.chosen)
    }

    /// The letter they can open now.
    pub fn sealed(&self) -> Option<&Envelope> {
        self.letters.iter().find(|it| it.current && it.opened_at.is_none())
    }

    /// Whether they are asked who did it and have not answered.
    pub fn owes_a_ballot(&self) -> bool {
        self.accusation.as_ref().is_some_and(|it| it.handed_in_at.is_none())
    }

    /// The rooms there are now. Before the first round there are no clues, and who is here stands
    /// beside what happens.
    pub fn tabs(&self) -> Vec<Tab> {
        let tabs = Room::ALL.iter().filter(|room| self.has(**room));
        tabs.map(|room| Tab { room: *room, new: self.new_in(*room) }).collect()
    }

    fn has(&self, room: Room) -> bool {
        let begun = !self.at.in_lobby();
        match room {
            Room::Now | Room::Notes => true,
            Room::Part => self.character.is_some(),
            Room::Clues | Room::People => begun,
            Room::Accuse => {
                begun && self.character.is_some() && (self.at.in_round() || self.at.in_accusation())
            }
        }
    }

    fn new_in(&self, room: Room) -> usize {
        match room {
            // What is told now is on the table.
            _ if self.dark || !self.at.can_end() || self.at.in_reveal() => 0,
            Room::Part => self
                .letters
                .iter()
                .filter(|it| it.current || it.waits)
                .filter(|it| it.opened_at.is_none())
                .count(),
            Room::Clues => self.clues.new_ones().count(),
            Room::Accuse => usize::from(self.owes_a_ballot()),
            Room::Now | Room::People | Room::Notes => 0,
        }
    }

    /// How much is new in all rooms.
    pub fn new_everywhere(&self) -> usize {
        self.tabs().iter().map(|tab| tab.new).sum()
    }

    /// Goes to `room`, if it is there.
    pub fn enter(&mut self, room: Room) {
        self.room = if self.has(room) { room } else { Room::Now };
    }

    /// Whether `room` is to be seen.
    pub fn shows(&self, room: impl Borrow<Room>) -> bool {
        let room = *room.borrow();
        self.room == room || (self.at.in_lobby() && self.room == Room::Now && room == Room::People)
    }
}

impl Snapshot {
    /// What `participant` may see. There is no other way to a letter or a hand.
    pub fn seat(&self, participant: &Participant) -> SeatView {
        let assignment = self
            .assignment_of(participant.id)
            .filter(|assignment| assignment.row.role_briefing_sent);
        let others = assignment.map_or_else(Vec::new, |own| self.others(own));
        let may_pass_on = self.session.standing().in_round() && !others.is_empty();
        let holds_something = may_pass_on && assignment.is_some_and(|it| self.can_hand_on(it));
        SeatView {
            session_id: self.session.id,
            id: participant.id,
            player: participant.display_name.clone(),
            portrait: crate::faces::portrait_of(participant.user_id),
            nudge: self.nudge(participant),
            at: self.session.standing(),
            standing: self.in_words(),
            room: Room::Now,
            dark: self.dark_until().is_some(),
            zone: self.zone(),
            link_used_at: participant.link_used_at,
            character: assignment.map(|assignment| self.own_character(assignment.character)),
            wishes: if assignment.is_none() { self.wishes(participant) } else { Vec::new() },
            letters: assignment.map_or_else(Vec::new, |assignment| self.envelopes(assignment)),
            more_letters: self.more_letters(),
            objectives: assignment.map_or_else(Vec::new, |assignment| self.objectives(assignment)),
            clues: self.clue_list(participant, assignment),
            company: self.company_around(assignment),
            may_pass_on,
            can_hand_to: others.iter().map(|it| it.id).filter(|_| holds_something).collect(),
            undo: assignment.and_then(|own| self.undo(own)),
            accusation: assignment.and_then(|assignment| self.accusation(assignment, participant)),
        }
    }

    /// Where the session stands, in words.
    fn in_words(&self) -> String {
        let round = self.round();
        match self.session.phase {
            _ if self.session.is_cancelled() => "Called off".to_owned(),
            Phase::Lobby => "Before it begins".to_owned(),
            Phase::Round => {
                format!("Round {} of {}", ui::word(round.number), ui::word(round.of))
            }
            Phase::Accusation => "The ballots".to_owned(),
            Phase::Reveal => "The reveal".to_owned(),
            Phase::After => "It is over".to_owned(),
        }
    }
}
