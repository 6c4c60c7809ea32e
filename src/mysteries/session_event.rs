//! What can happen at a session: written and read here, and nowhere else.
//!
//! To add one: a line in the table below, and its audience.

use crate::ids::AssignmentId;
use serde_json::{Value, json};

/// Who is told of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Everybody at the table.
    Everyone,
    /// The host.
    Host,
    /// The player of one assignment.
    Seat(AssignmentId),
}

/// The events with their names in the database. A payload holds names and numbers, never a
/// secret's text.
macro_rules! events {
    ($($(#[$doc:meta])* $variant:ident { $($field:ident: $kind_of:ty),* } = $kind:literal;)+) => {
        /// Something that happened at a session.
        #[derive(Debug, Clone, PartialEq, Eq)]
        #[allow(missing_docs)] // the fields' names say what they are
        pub enum SessionEvent {
            $($(#[$doc])* $variant { $($field: $kind_of),* },)+
        }

        impl SessionEvent {
            /// Its name in the database.
            pub fn kind(&self) -> &'static str {
                match self {
                    $(Self::$variant { .. } => $kind,)+
                }
            }

            /// What the database keeps of it.
            pub fn payload(&self) -> Value {
                match self {
                    $(Self::$variant { $($field),* } => json!({ $((stringify!($field)): $field),* }),)+
                }
            }

            /// The event behind a row; none for what this program does not know.
            pub fn read(kind: &str, payload: &Value) -> Option<Self> {
                match kind {
                    $($kind => Some(Self::$variant {
                        $($field: serde_json::from_value(payload.get(stringify!($field))?.clone()).ok()?),*
                    }),)+
                    _ => None,
                }
            }
        }
    };
}

events! {
    /// Somebody took a seat.
    Joined { name: String } = "joined";
    /// Somebody who had left sits there again.
    CameBack { name: String } = "back";
    /// Somebody left, or was taken out.
    Left { name: String } = "left";
    /// There are more seats, or fewer.
    SeatsChanged { seats: usize } = "seats";
    /// The host has changed what was planned; what, in words.
    PlanChanged { words: String } = "plan";
    /// Somebody said whom they would like to play.
    Wished { name: String } = "wish";
    /// The host gave out a character, or took one back.
    Assigned {} = "cast";
    /// From now on everybody can read who they are.
    CharactersHandedOut {} = "parts";
    /// Somebody took over an empty seat's character.
    FilledIn { character: String } = "filled_in";
    /// The first round has begun.
    Began {} = "began";
    /// A round has begun.
    RoundBegan { round: i32, name: String } = "round";
    /// A round's letters were dealt.
    LettersDealt { round: i32 } = "letters";
    /// Somebody opened a letter.
    LetterOpened { round: usize, name: String } = "letter_opened";
    /// The phones went dark.
    WentDark { seconds: u32 } = "dark";
    /// The host has ended the dark.
    LightAgain {} = "light";
    /// The host has taken back what they pressed.
    PressTakenBack {} = "press_taken_back";
    /// The host let out what a part held whose player is gone.
    PartGivenUp { character: String } = "given_up";
    /// The host turned the clock.
    ClockTurned { running: bool } = "clock";
    /// Clues came out.
    CluesCameOut { count: usize } = "clues";
    /// Somebody put a clue on the board.
    PutOnBoard { by: String } = "board";
    /// Somebody showed a clue to one other.
    Shown { to: AssignmentId, by: String } = "shown";
    /// Somebody gave a clue away.
    Given { to: AssignmentId, by: String } = "given";
    /// Somebody took back what they had just done with a clue.
    TakenBack { by: String } = "taken_back";
    /// Everybody is asked who did it.
    AccusationsOpened {} = "ballots";
    /// Somebody has answered.
    Accused {} = "accused";
    /// No more answers are taken.
    AccusationsClosed {} = "ballots_closed";
    /// The next screen of the reveal is shown.
    ScreenShown { screen: usize } = "screen";
    /// It was told to the end.
    Ended {} = "ended";
    /// The host called it off.
    Cancelled {} = "cancelled";
    /// The television's link was made anew.
    ScreenLinkRenewed {} = "screen_link";
    /// The code was made anew.
    CodeRenewed {} = "code";
    /// The host closed the door, or opened it.
    DoorTurned { closed: bool } = "door";
    /// The recap's link was made anew.
    RecapLinkRenewed {} = "recap_link";
    /// The recap was shared by link, or is no more.
    RecapShared { shared: bool } = "recap_shared";
}

impl SessionEvent {
    /// Who is told of it.
    pub fn audience(&self) -> Audience {
        match self {
            Self::Shown { to, .. } | Self::Given { to, .. } => Audience::Seat(*to),
            Self::Assigned {}
            | Self::Wished { .. }
            | Self::LetterOpened { .. }
            | Self::TakenBack { .. }
            | Self::ScreenLinkRenewed {}
            | Self::CodeRenewed {}
            | Self::DoorTurned { .. }
            | Self::RecapLinkRenewed {}
            | Self::RecapShared { .. } => Audience::Host,
            Self::Joined { .. }
            | Self::CameBack { .. }
            | Self::Left { .. }
            | Self::SeatsChanged { .. }
            | Self::PlanChanged { .. }
            | Self::CharactersHandedOut {}
            | Self::FilledIn { .. }
            | Self::Began {}
            | Self::RoundBegan { .. }
            | Self::LettersDealt { .. }
            | Self::WentDark { .. }
            | Self::LightAgain {}
            | Self::PressTakenBack {}
            | Self::PartGivenUp { .. }
            | Self::ClockTurned { .. }
            | Self::CluesCameOut { .. }
            | Self::PutOnBoard { .. }
            | Self::AccusationsOpened {}
            | Self::Accused {}
            | Self::AccusationsClosed {}
            | Self::ScreenShown { .. }
            | Self::Ended {}
            | Self::Cancelled {} => Audience::Everyone,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_reads_as_it_was_written() {
        let to = uuid::Uuid::from_u128(7).into();
        for event in [
            SessionEvent::Began {},
            SessionEvent::RoundBegan { round: 2, name: "The soup".to_owned() },
            SessionEvent::ClockTurned { running: true },
            SessionEvent::Given { to, by: "Ilse".to_owned() },
        ] {
            let read = SessionEvent::read(event.kind(), &event.payload());
            assert_eq!(read, Some(event));
        }
    }

    #[test]
    fn what_is_not_known_or_not_whole_is_no_event() {
        assert_eq!(SessionEvent::read("costume_praised", &json!({})), None);
        assert_eq!(SessionEvent::read("round", &json!({ "name": "The soup" })), None);
    }
}
