//! What the host sees. A host who plays along sees nothing here that a guest could not see over
//! their shoulder. Put together from the features' own views.

use super::{facts::Fact, questions::Question, seats::SeatLine};
use crate::{
    accusation::view::AccusationCount,
    casting::view::CastingView,
    clues::{LetGo, view::Card},
    door::WayIn,
    ids::SessionId,
    participants::{nudge::Need, view::GuestsView},
    progress::view::ProgressView,
    reveal::view::RevealView,
    snapshot::{Snapshot, rows::Standing},
    timer::view::Timer,
    undo::view::UndoView,
};
use chrono::{DateTime, Utc};
use lamplight_core::web::ui;

/// See the module.
#[derive(Debug, Clone)]
pub struct ConsoleView {
    /// The session.
    pub session_id: SessionId,
    /// Its code.
    pub code: String,
    /// The link that brings guests in.
    pub join: String,
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
    /// Of whom something is missing, and whose phones are away.
    pub needs: Vec<Need>,
    /// What the host is asked before something happens.
    pub questions: Vec<Question>,
    /// What can be taken back.
    pub undos: Vec<UndoView>,
    /// What is said aloud.
    pub facts: Vec<Fact>,
    /// Until when it is dark, and how many seconds that is.
    pub dark: Option<(DateTime<Utc>, i64)>,
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
    /// What the evening is at.
    pub fn heading(&self) -> String {
        let now = self.progress.stations.iter().find(|it| it.now).map(|it| it.name.clone());
        match now {
            _ if self.at.cancelled => "Called off".to_owned(),
            Some(name) if self.at.in_round() => {
                format!("Round {}: {name}", ui::word(self.progress.round))
            }
            Some(name) => name,
            None => "It is over".to_owned(),
        }
    }

    /// The dial of the dark, of a hundred: a minute, or all that is left if that is more.
    pub fn dark_dial(&self) -> i64 {
        self.dark.map_or(0, |(_, left)| left.max(0) * 100 / left.max(60))
    }

    /// Whether all is well at the table.
    pub fn nobody_needs_you(&self) -> bool {
        self.needs_count() == 0
    }

    /// How many people need the host.
    pub fn needs_count(&self) -> usize {
        let without = self.guests.waiting.len() + self.casting.characters.len();
        let without = if self.at.in_round() { without } else { 0 };
        without + self.needs.len()
    }

    /// How many people can be nudged.
    pub fn can_be_nudged(&self) -> usize {
        self.needs.iter().filter(|need| need.can_be_nudged).count()
    }

    /// The slip that can be taken back: what was pressed last.
    pub fn slip(&self) -> Option<&UndoView> {
        self.undos.iter().find(|undo| !undo.lasts)
    }

    /// Decisions about people that can be taken back.
    pub fn decisions(&self) -> impl Iterator<Item = &UndoView> {
        self.undos.iter().filter(|undo| undo.lasts)
    }

    /// Whether there is a guest with a part whom the host could take out.
    pub fn can_take_out(&self) -> bool {
        self.seats.iter().any(|it| !it.gone && !it.is_host && it.participant.is_some())
    }

    /// Whether this question is ready.
    pub fn asks(&self, name: &str) -> bool {
        self.questions.iter().any(|question| question.name == name)
    }
}

impl Snapshot {
    /// What the host sees.
    pub(crate) fn console(&self, way: &WayIn) -> ConsoleView {
        ConsoleView {
            session_id: self.session.id,
            code: self.session.session_code.clone(),
            join: way.link.clone(),
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
            needs: self.needs(),
            questions: self.questions(),
            undos: self.undos(),
            facts: self.facts(),
            dark: self.dark_until().map(|end| (end, (end - self.now).num_seconds())),
            timer: self.timer(),
            clues: self.clues_to_let_go(),
            board: self.board(),
            accusation: self.accusation_count(),
            reveal: self.reveal(),
        }
    }
}
