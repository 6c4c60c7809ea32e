//! Ids that cannot be taken for one another: a participant's is no character's.

lamplight_core::ids! {
    /// A story that is played.
    SessionId;
    /// Somebody at a session.
    ParticipantId;
    /// A character in a session, whoever plays it.
    AssignmentId;
    /// A character of a story.
    CharacterId;
    /// A clue of a story.
    ClueId;
    /// Something that the host has pressed.
    PressId;
    /// A story.
    #[derive(Default)]
    StoryId;
    /// An edition of a story: how it was when it was published.
    #[derive(Default)]
    EditionId;
}
