//! The console's view, and the questions its templates ask.

use crate::evening::rows::Standing;
use chrono::{DateTime, Utc};
use uuid::Uuid;

/// What the host sees.
#[derive(Debug, Clone)]
pub struct HelmView {
    /// The evening.
    pub session_id: Uuid,
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// Where it is.
    pub at: Standing,
    /// The stations of the evening, and which it is at.
    pub stations: Vec<Station>,
    /// What to say and do now, the part before it first.
    pub script: Vec<Line>,
    /// The button: what it says, and what it does.
    pub button: Option<Press>,
    /// The clues that the host can let go now (a host who knows everything).
    pub clues: Vec<LetGo>,
    /// One line per seat.
    pub seats: Vec<SeatLine>,
    /// People without a part.
    pub waiting: Vec<Guest>,
    /// Whom the host has taken out: id and name.
    pub taken_out: Vec<(Uuid, String)>,
    /// Characters nobody plays yet, for the casting.
    pub parts: Vec<PartLine>,
    /// How many seats, how many taken.
    pub taken: usize,
    /// How many seats.
    pub of: usize,
    /// The fewest players of the table.
    pub at_least: usize,
    /// The parts have been handed out.
    pub parts_sent: bool,
    /// Why the evening cannot start yet, in words.
    pub not_yet: Option<String>,
    /// The timer: seconds left, running or paused, of how many minutes.
    pub seconds_left: Option<i64>,
    /// When it ends, if it runs.
    pub ends_at: Option<DateTime<Utc>>,
    /// It is stopped.
    pub paused: bool,
    /// The round's minutes.
    pub minutes: u32,
    /// How many ballots are in, of how many.
    pub accused: usize,
    /// Of how many.
    pub voters: usize,
    /// The position the button belongs to: round, buttons pressed, screens shown.
    pub position: Position,
    /// The recap can be read by link.
    pub recap_shared: bool,
    /// The host may know everything.
    pub knows: bool,
    /// The host has a seat of their own.
    pub plays: bool,
}

/// A station of the evening.
#[derive(Debug, Clone)]
pub struct Station {
    /// What it is called.
    pub name: String,
    /// It is over.
    pub was: bool,
    /// It is now.
    pub now: bool,
}

/// A line of the script.
#[derive(Debug, Clone)]
pub struct Line {
    /// `say` or `do`, or `said` and `done` for what is over.
    pub verb: &'static str,
    /// The words.
    pub text: String,
    /// It is read aloud now.
    pub now: bool,
}

/// The button.
#[derive(Debug, Clone)]
pub struct Press {
    /// What it says.
    pub label: String,
    /// What happens then.
    pub note: String,
}

/// Where the evening stands; a press that names another place is too late.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// The round.
    pub round: i32,
    /// Buttons pressed in it.
    pub step: i32,
    /// Screens of the reveal shown.
    pub reveal: i32,
}

/// A clue the host can let go.
#[derive(Debug, Clone)]
pub struct LetGo {
    /// The clue's id.
    pub id: Uuid,
    /// Its number and title.
    pub title: String,
    /// Where it goes, in words.
    pub to: String,
}

/// A seat as the host sees it.
#[derive(Debug, Clone)]
pub struct SeatLine {
    /// The participant; none for an empty seat.
    pub participant: Option<Uuid>,
    /// Who sits there.
    pub player: String,
    /// It is the host's own.
    pub is_host: bool,
    /// Whom they play.
    pub character: String,
    /// Their picture.
    pub portrait: String,
    /// When they read their part.
    pub part_read: Option<DateTime<Utc>>,
    /// There is a letter for them in this round.
    pub has_letter: bool,
    /// When they opened it.
    pub letter_read: Option<DateTime<Utc>>,
    /// Objectives ticked, of how many.
    pub done: usize,
    /// Of how many.
    pub wants: usize,
    /// Their phone is here.
    pub here: bool,
    /// Minutes since it was.
    pub away_minutes: i64,
    /// Their ballot is in.
    pub accused: bool,
}

/// Somebody in the lobby.
#[derive(Debug, Clone)]
pub struct Guest {
    /// The participant.
    pub id: Uuid,
    /// Their name.
    pub name: String,
    /// Their picture.
    pub portrait: String,
    /// Whom they wish to play.
    pub wish: Option<String>,
    /// Their phone is here.
    pub here: bool,
    /// The host's own seat.
    pub is_host: bool,
}

/// A character in the casting.
#[derive(Debug, Clone)]
pub struct PartLine {
    /// The character's id.
    pub id: Uuid,
    /// Their name.
    pub name: String,
    /// The line beside the picture.
    pub tagline: String,
    /// Their picture.
    pub portrait: String,
    /// They must be played.
    pub primary: bool,
    /// Who plays them.
    pub participant: Option<Uuid>,
    /// Everybody who could: id, name, whether it is them.
    pub choices: Vec<(Uuid, String, bool)>,
}

impl HelmView {
    /// Whether the script's button is the next thing; in the lobby the casting has its own.
    pub fn lights_a_button(&self) -> bool {
        !self.at.in_lobby() && !self.at.is_after()
    }

    /// How many people have no part.
    pub fn uncast(&self) -> usize {
        let cast =
            |guest: &&Guest| self.parts.iter().any(|part| part.participant == Some(guest.id));
        self.waiting.iter().filter(|guest| !cast(guest)).count()
    }

    /// Whether all is well at the table.
    pub fn nobody_needs_you(&self) -> bool {
        self.waiting.is_empty() && self.parts.is_empty() && self.away().next().is_none()
    }

    /// How many have still to read who they are.
    pub fn unread(&self) -> usize {
        self.seats.iter().filter(|it| it.participant.is_some() && it.part_read.is_none()).count()
    }

    /// Who needs the host: phones that are away.
    pub fn away(&self) -> impl Iterator<Item = &SeatLine> {
        self.seats.iter().filter(|it| it.participant.is_some() && !it.here)
    }

    /// Empty seats whose character is in the evening.
    pub fn empty(&self) -> impl Iterator<Item = &SeatLine> {
        self.seats.iter().filter(|it| it.participant.is_none())
    }

    /// How many columns the table of seats has beside the names.
    pub fn columns(&self) -> usize {
        3 + usize::from(self.at.in_round() || self.at.in_accusation())
    }

    /// The dial's filled part, of a hundred.
    pub fn dial(&self) -> i64 {
        let whole = i64::from(self.minutes.max(1)) * 60;
        self.seconds_left.map_or(0, |left| (left.clamp(0, whole) * 100) / whole)
    }

    /// Minutes and seconds left, as on a clock.
    pub fn clock(&self) -> String {
        let left = self.seconds_left.unwrap_or(0).max(0);
        format!("{}:{:02}", left / 60, left % 60)
    }
}
