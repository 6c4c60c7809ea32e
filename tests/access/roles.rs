//! Everybody who may stand before a door.

use std::fmt;

/// Who calls. “Our” evening is Nora's, “ours” are its guests; the other one is Otto's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Role {
    /// Nobody knows them.
    Stranger,
    /// The rightful owner, after signing out: their cookie is a dead one.
    SignedOut,
    /// A guest without a seat.
    Guest,
    /// A member who has nothing here.
    Member,
    /// The host of the other evening.
    OtherHost,
    /// A guest of the other evening.
    OtherGuest,
    /// The author of another story.
    OtherAuthor,
    /// The host.
    Host,
    /// The author of the story.
    Author,
    /// A guest in their seat.
    Seated,
    /// A member in their seat.
    SeatedMember,
    /// The seated guest, on a phone that came by the seat's own link.
    ByLink,
    /// The seated guest, on a phone that came by the link of their seat at the other evening.
    ByOtherLink,
    /// A guest who gave up their seat.
    Left,
    /// A guest whom the host has taken out.
    TakenOut,
}

use Role::{
    Author, ByLink, ByOtherLink, Guest, Host, Left, Member, OtherAuthor, OtherGuest, OtherHost,
    Seated, SeatedMember, SignedOut, Stranger, TakenOut,
};

impl Role {
    /// All of them.
    pub(super) const ALL: [Self; 15] = [
        Stranger,
        SignedOut,
        Guest,
        Member,
        OtherHost,
        OtherGuest,
        OtherAuthor,
        Host,
        Author,
        Seated,
        SeatedMember,
        ByLink,
        ByOtherLink,
        Left,
        TakenOut,
    ];

    /// Whether they have an account, and are signed in to it.
    pub(super) fn is_member(self) -> bool {
        matches!(self, Member | OtherHost | OtherAuthor | Host | Author | SeatedMember)
    }

    /// Who they are among the people of the world.
    pub(super) fn name(self) -> &'static str {
        match self {
            Stranger | SignedOut => "",
            Guest => "Ida",
            Member => "Max",
            OtherHost => "Otto",
            OtherGuest => "Tom",
            OtherAuthor => "Viola",
            Host => "Nora",
            Author => "Vera",
            Seated | ByLink | ByOtherLink => "Mira",
            SeatedMember => "Jonas",
            Left => "Priya",
            TakenOut => "Leila",
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Stranger => "a stranger",
            SignedOut => "the owner, signed out",
            Guest => "a guest without a seat",
            Member => "a member",
            OtherHost => "the other evening's host",
            OtherGuest => "the other evening's guest",
            OtherAuthor => "another story's author",
            Host => "the host",
            Author => "the author",
            Seated => "the seated guest",
            SeatedMember => "the seated member",
            ByLink => "the seated guest by the seat's link",
            ByOtherLink => "the seated guest by another seat's link",
            Left => "a guest who left",
            TakenOut => "a guest who was taken out",
        })
    }
}
