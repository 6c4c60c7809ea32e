//! The rooms of a seat's page: all are in it, and one is shown.

use lamplight_core::closed_set;

closed_set! {
    /// One room.
    pub enum Room {
        /// What happens, and what is new.
        Now = "now",
        /// Who they are, their letters, what they want.
        Part = "part",
        /// What they hold, were shown, and what is on the board.
        Clues = "clues",
        /// Everybody at the table.
        People = "people",
        /// Their own notes.
        Notes = "notes",
        /// Who did it.
        Accuse = "accuse",
    }
}

impl Room {
    /// What the bar calls it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Now => "Now",
            Self::Part => "My part",
            Self::Clues => "Clues",
            Self::People => "People",
            Self::Notes => "Notes",
            Self::Accuse => "Accuse",
        }
    }

    /// Its icon.
    pub fn icon(self) -> &'static str {
        match self {
            Self::Now => "now",
            Self::Part => "envelope",
            Self::Clues => "clue",
            Self::People => "people",
            Self::Notes => "pen",
            Self::Accuse => "accuse",
        }
    }
}
