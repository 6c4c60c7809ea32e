use serde::{Deserialize, Serialize};

/// Something to be found out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clue {
    /// The clue's key.
    pub key: String,
    /// Its name on the board.
    pub title: String,
    /// Markdown, short enough for a phone.
    pub text: String,
    /// The key of the round in which it comes out.
    pub round: String,
    /// The board, or one hand.
    pub audience: Audience,
    /// What makes it come out.
    pub release: Release,
    /// Where it goes when the seat it is meant for is empty; only with one character.
    pub if_absent: Option<IfAbsent>,
    /// The key of a later round with whose letters it goes on the board by itself.
    pub public_from: Option<String>,
    /// What its holder may do; all of it if missing; only with [`Release::Holder`].
    pub can: Option<Vec<Can>>,
    /// It is in the evening only if all of these are cast.
    pub only_with: Vec<String>,
    /// The name of a picture.
    pub picture: Option<String>,
}

/// Whom a clue reaches.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Audience {
    /// The board.
    #[default]
    Everyone,
    /// The hand of the character of this key.
    Character(String),
}

/// What makes a clue come out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Release {
    /// With the round. In one hand, it is a memory: told, but not shown.
    #[default]
    Round,
    /// When a button of its round's script names it.
    Host,
    /// With the round, as a thing in one hand, to be shown, given or put on the board.
    Holder,
}

/// Where a clue goes whose holder does not play, or leaves.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum IfAbsent {
    /// On the board.
    Everyone,
    /// Nowhere: it is not in this evening.
    Drop,
    /// To the primary character of this key, on the same terms.
    Character(String),
}

/// What the holder of a thing may do with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Can {
    /// Show it to one person.
    Show,
    /// Give it away, with all its rights.
    Give,
    /// Put it on the board.
    Board,
}

impl Clue {
    /// What its holder may do with it: nothing, unless it is a thing.
    pub fn rights(&self) -> &[Can] {
        match (self.release, &self.can) {
            (Release::Holder, Some(can)) => can,
            (Release::Holder, None) => &[Can::Show, Can::Give, Can::Board],
            (Release::Round | Release::Host, _) => &[],
        }
    }
}

const EVERYONE: &str = "everyone";
const DROP: &str = "drop";

impl Audience {
    /// As a file says it: `everyone`, or a character's key.
    pub fn word(&self) -> &str {
        match self {
            Self::Everyone => EVERYONE,
            Self::Character(key) => key,
        }
    }

    /// What a file says so.
    pub fn of_word(word: String) -> Self {
        if word == EVERYONE { Self::Everyone } else { Self::Character(word) }
    }
}

impl IfAbsent {
    /// As a file says it: `everyone`, `drop`, or a character's key.
    pub fn word(&self) -> &str {
        match self {
            Self::Everyone => EVERYONE,
            Self::Drop => DROP,
            Self::Character(key) => key,
        }
    }

    /// What a file says so.
    pub fn of_word(word: String) -> Self {
        match word.as_str() {
            EVERYONE => Self::Everyone,
            DROP => Self::Drop,
            _ => Self::Character(word),
        }
    }
}
