//! What the host sees: what to say, what to press, who needs them. A host who plays along sees
//! nothing here that a guest could not see over their shoulder.

mod people;
mod ready;
mod steer;
mod view;

use super::Evening;

pub use view::{Guest, HelmView, LetGo, Line, PartLine, Position, Press, SeatLine, Station};

impl Evening {
    /// What the host sees.
    pub fn helm(&self) -> HelmView {
        let round =
            self.session.round_index().and_then(|index| self.edition.story.rounds.get(index));
        let table = self.table();
        HelmView {
            session_id: self.session.id,
            code: self.session.session_code.clone(),
            title: self.session.title.clone(),
            at: self.session.standing(),
            stations: self.stations(),
            script: self.script(),
            button: self.press(),
            clues: self.clues_to_let_go(),
            seats: self.parts.iter().map(|part| self.seat_line(part)).collect(),
            waiting: self.guests(),
            taken_out: self.taken_out(),
            parts: self.part_lines(),
            taken: table.here,
            of: table.seats,
            at_least: self.configuration().map_or(2, |it| it.min_players as usize),
            parts_sent: self.session.parts_sent_at.is_some(),
            not_yet: self.why_not_yet(),
            seconds_left: table.seconds_left,
            ends_at: table.ends_at,
            paused: table.paused,
            minutes: round.map_or(0, |it| it.minutes),
            accused: table.accused,
            voters: table.voters,
            position: self.position(),
            recap_shared: self.session.recap_shared,
            knows: self.host_knows(),
            plays: self.present().any(|person| person.user_id == self.session.host_id),
        }
    }

    /// Where the evening stands.
    pub fn position(&self) -> Position {
        let session = &self.session;
        Position {
            round: session.current_round,
            step: session.current_step,
            reveal: session.reveal_step,
        }
    }
}
