//! How far an evening can be.

/// How far an evening is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Stage {
    /// Guests are there, nobody has a part.
    Lobby,
    /// Everybody has a part, and does not know it.
    Cast,
    /// The parts are handed out, and unread.
    PartsOut,
    /// The first round has begun; its letters are not dealt.
    Round,
    /// Letters and clues are in hands, and a clue hangs on the board.
    Clues,
    /// The ballots are out.
    Accusation,
    /// It is told.
    Reveal,
    /// It is over, and only those who were there may read of it.
    After,
    /// It is over, and whoever has the link may read of it.
    Shared,
    /// It was called off in a round.
    Cancelled,
    /// In the lobby, of an evening at which the host has a seat.
    HostPlays,
}

/// Every stage of an evening whose host knows everything.
pub(super) const ALL: &[Stage] = &[
    Stage::Lobby,
    Stage::Cast,
    Stage::PartsOut,
    Stage::Round,
    Stage::Clues,
    Stage::Accusation,
    Stage::Reveal,
    Stage::After,
    Stage::Shared,
    Stage::Cancelled,
];
