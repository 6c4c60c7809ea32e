//! Where a session is, as its columns say it.

use lamplight_core::closed_set;

closed_set! {
    /// Where a session is. Only forward; the database refuses anything else.
    pub enum Phase {
        /// People arrive and are cast.
        Lobby = "lobby",
        /// The rounds.
        Round = "round",
        /// Everybody is asked who did it.
        Accusation = "accusation",
        /// It is told, screen by screen.
        Reveal = "reveal",
        /// It is over; everything lies open.
        After = "after",
    }
}

closed_set! {
    /// What has become of a session.
    pub enum Status {
        /// It has not begun.
        Pending = "pending",
        /// It is being played.
        Active = "active",
        /// It was played to the end.
        Completed = "completed",
        /// It was called off.
        Cancelled = "cancelled",
    }
}

impl Status {
    /// Whether it is over, played or called off.
    pub fn is_over(self) -> bool {
        matches!(self, Self::Completed | Self::Cancelled)
    }
}

/// Where a session is, as templates ask.
#[derive(Debug, Clone, Copy)]
pub struct Standing {
    /// The phase.
    pub phase: Phase,
    /// It was called off.
    pub cancelled: bool,
}

impl Standing {
    /// Whether people are still arriving.
    pub fn in_lobby(&self) -> bool {
        self.phase == Phase::Lobby && !self.cancelled
    }

    /// Whether a round is played.
    pub fn in_round(&self) -> bool {
        self.phase == Phase::Round && !self.cancelled
    }

    /// Whether everybody is asked who did it.
    pub fn in_accusation(&self) -> bool {
        self.phase == Phase::Accusation && !self.cancelled
    }

    /// Whether it is being told.
    pub fn in_reveal(&self) -> bool {
        self.phase == Phase::Reveal && !self.cancelled
    }

    /// Whether it was played to the end.
    pub fn is_after(&self) -> bool {
        self.phase == Phase::After && !self.cancelled
    }

    /// Whether it can still be called off.
    pub fn can_end(&self) -> bool {
        !self.cancelled && self.phase != Phase::After
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_known_is_read() {
        assert!(Phase::ALL.iter().all(|it| Phase::named(it.name()) == Some(*it)));
        for odd in ["", "Lobby", "intermission"] {
            assert_eq!(Phase::named(odd), None, "{odd:?}");
            assert!(serde_json::from_value::<Phase>(odd.into()).is_err(), "{odd:?}");
        }
        assert_eq!(serde_json::from_value::<Status>("active".into()).ok(), Some(Status::Active));
    }

    #[test]
    fn a_session_only_moves_on() {
        assert!(Phase::ALL.is_sorted());
    }
}
