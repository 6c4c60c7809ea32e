//! What becomes of a clue whose holder is absent, as the table of clues writes it: a word, and the
//! substitute's id beside it.

use lamplight_story_file::{Closed, IfAbsent};

/// The word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Absence {
    /// It goes on the board.
    Everyone,
    /// It is not in this evening.
    Drop,
    /// It goes to a substitute.
    Character,
}

impl Closed for Absence {
    const ALL: &'static [(&'static str, Self)] =
        &[("everyone", Self::Everyone), ("drop", Self::Drop), ("character", Self::Character)];
}

impl Absence {
    /// The word for what the file says.
    pub(crate) fn of(if_absent: &IfAbsent) -> Self {
        match if_absent {
            IfAbsent::Everyone => Self::Everyone,
            IfAbsent::Drop => Self::Drop,
            IfAbsent::Character(_) => Self::Character,
        }
    }
}
