//! What everybody at the session may see, and a stranger who looks at the television too. Put
//! together from the features' own views; rendered once for all who look.

use crate::{
    accusation::view::AccusationCount,
    clues::view::Card,
    links,
    participants::view::Company,
    progress::view::RoundView,
    reveal::view::RevealView,
    snapshot::{Snapshot, rows::Standing},
    timer::view::Timer,
};
use chrono::{DateTime, Utc};

/// See the module.
#[derive(Debug, Clone)]
pub struct SharedView {
    /// The session's title.
    pub title: String,
    /// Where it stands.
    pub at: Standing,
    /// When it starts.
    pub starts_at: Option<DateTime<Utc>>,
    /// Where it is played.
    pub place: Option<String>,
    /// Its time zone: one rendering serves readers everywhere.
    pub zone: chrono_tz::Tz,
    /// What the host changed last before it began, in words.
    pub change_note: Option<String>,
    /// Where the recap is.
    pub recap: String,
    /// Where what somebody saw of it is, if it was called off.
    pub seen: String,
    /// The round.
    pub round: RoundView,
    /// The clock.
    pub timer: Timer,
    /// What hangs on the board.
    pub board: Vec<Card>,
    /// Everybody at the table.
    pub company: Company,
    /// How many have said who did it.
    pub accusation: AccusationCount,
    /// The reveal.
    pub reveal: RevealView,
}

impl Snapshot {
    /// What everybody may see.
    pub fn shared(&self) -> SharedView {
        SharedView {
            title: self.session.title.clone(),
            at: self.session.standing(),
            starts_at: self.session.starts_at,
            place: self.session.place.clone(),
            zone: self.zone(),
            change_note: self.rows.plan_change.clone(),
            recap: links::recap(self.session.id),
            seen: links::seen(self.session.id),
            round: self.round(),
            timer: self.timer(),
            board: self.board(),
            company: self.company(),
            accusation: self.accusation_count(),
            reveal: self.reveal(),
        }
    }
}
