//! What the host sees. A host who plays along sees nothing here that a guest could not see over
//! their shoulder. Put together from the features' own views.

use super::seats::SeatLine;
use crate::{
    accusation::view::AccusationCount,
    casting::view::CastingView,
    clues::{LetGo, view::Card},
    ids::SessionId,
    participants::view::GuestsView,
    progress::view::ProgressView,
    reveal::view::RevealView,
    snapshot::{Snapshot, rows::Standing},
    timer::view::Timer,
};

/// See the module.
#[derive(Debug, Clone)]
pub struct ConsoleView {
    /// The session.
    pub session_id: SessionId,
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// Where it stands.
    pub at: Standing,
    /// The session's time zone.
    pub zone: chrono_tz::Tz,
    /// The host may know everything.
    pub knows: bool,
    /// The host has a seat of their own.
    pub plays: bool,
    /// The door is closed to whoever comes with the code.
    pub door_closed: bool,
    /// Which link of the recap is the good one.
    pub recap_version: i32,
    /// The recap can be read by link.
    pub recap_shared: bool,
    /// Stations, script and button.
    pub progress: ProgressView,
    /// Who plays whom.
    pub casting: CastingView,
    /// Guests who wait, and those who were taken out.
    pub guests: GuestsView,
    /// One line per seat.
    pub seats: Vec<SeatLine>,
    /// The clock.
    pub timer: Timer,
    /// The clues that the host can let go now (a host who knows everything).
    pub clues: Vec<LetGo>,
    /// What hangs on the board.
    pub board: Vec<Card>,
    /// How many have said who did it.
    pub accusation: AccusationCount,
    /// The reveal.
    pub reveal: RevealView,
}

impl ConsoleView {
    /// Whether the script's button is the next thing; in the lobby the casting has its own.
    pub fn lights_a_button(&self) -> bool {
        !self.at.in_lobby() && !self.at.is_after()
    }

    /// Whether all is well at the table.
    pub fn nobody_needs_you(&self) -> bool {
        self.guests.waiting.is_empty()
            && self.casting.characters.is_empty()
            && self.away().next().is_none()
    }

    /// Who needs the host: phones that are away.
    pub fn away(&self) -> impl Iterator<Item = &SeatLine> {
        self.seats.iter().filter(|it| it.participant.is_some() && !it.here)
    }

    /// How many columns the table of seats has beside the names.
    pub fn columns(&self) -> usize {
        3 + usize::from(self.at.in_round() || self.at.in_accusation())
    }
}

impl Snapshot {
    /// What the host sees.
    pub fn console(&self) -> ConsoleView {
        ConsoleView {
            session_id: self.session.id,
            code: self.session.session_code.clone(),
            title: self.session.title.clone(),
            at: self.session.standing(),
            zone: self.zone(),
            knows: self.host_knows(),
            plays: self.present().any(|participant| participant.user_id == self.session.host_id),
            door_closed: self.session.door_closed,
            recap_version: self.session.recap_version,
            recap_shared: self.session.recap_shared,
            progress: self.progress(),
            casting: self.casting(),
            guests: self.guests_view(),
            seats: self.assignments.iter().map(|assignment| self.seat_line(assignment)).collect(),
            timer: self.timer(),
            clues: self.clues_to_let_go(),
            board: self.board(),
            accusation: self.accusation_count(),
            reveal: self.reveal(),
        }
    }
}
