//! Who gets what at which door. A door is a policy, or a policy and how the thing behind it is.

use super::roles::Role::{
    self, Author, ByLink, ByOtherLink, Guest, Host, Left, Member, OtherGuest, Seated, SeatedMember,
    SignedOut, Stranger, TakenOut,
};
use Expected::{Answer, Gone, Hidden, NoChange, SignIn, Told};

/// What a caller gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Expected {
    /// An answer: a page, a redirect, a form with mistakes. Not the way to the door, not “not
    /// there”, no crash.
    Answer,
    /// The way to the door.
    SignIn,
    /// “Not there”, as if it were not there.
    Hidden,
    /// That the host has taken them out.
    Told,
    /// The way to the page that says that they have left.
    Gone,
    /// They may come in, and there is nothing for them to do: any answer, and no change.
    NoChange,
}

/// A door.
pub(super) struct Door {
    name: &'static str,
    /// What everybody gets of whom nothing else is said.
    rest: Expected,
    others: &'static [(Expected, &'static [Role])],
}

/// Who has no account.
const GUESTS: &[Role] =
    &[Stranger, SignedOut, Guest, OtherGuest, Seated, ByLink, ByOtherLink, Left, TakenOut];
const NOBODY: &[Role] = &[Stranger, SignedOut];
const SITTING: &[Role] = &[Seated, SeatedMember, ByLink];
const WERE_THERE: &[Role] = &[Host, Seated, SeatedMember, ByLink, Left];

static DOORS: [Door; 21] = [
    Door { name: "media reader", rest: Hidden, others: &[] },
    Door { name: "public", rest: Answer, others: &[] },
    Door { name: "member", rest: Answer, others: &[(SignIn, GUESTS)] },
    Door { name: "own device", rest: Hidden, others: &[(SignIn, GUESTS), (Answer, &[Member])] },
    Door { name: "host", rest: Hidden, others: &[(SignIn, NOBODY), (Answer, &[Host])] },
    Door {
        name: "seat",
        rest: Hidden,
        others: &[(Answer, SITTING), (Gone, &[Left]), (Told, &[TakenOut])],
    },
    Door {
        name: "seat, or one that was left",
        rest: Hidden,
        others: &[(Answer, &[Seated, SeatedMember, ByLink, Left]), (Told, &[TakenOut])],
    },
    Door {
        name: "seat, to do what one guest can",
        rest: Hidden,
        others: &[
            (Answer, &[Seated, ByLink]),
            (NoChange, &[SeatedMember]),
            (Gone, &[Left]),
            (Told, &[TakenOut]),
        ],
    },
    Door {
        name: "seat, where the host plays",
        rest: Hidden,
        others: &[(Answer, &[Host, Seated, SeatedMember, ByLink, Left]), (Told, &[TakenOut])],
    },
    Door { name: "host of no such guest", rest: Hidden, others: &[(SignIn, NOBODY)] },
    Door { name: "screen", rest: Answer, others: &[] },
    Door { name: "seat link", rest: Answer, others: &[] },
    Door { name: "a member's seat link", rest: SignIn, others: &[(Answer, &[SeatedMember])] },
    Door { name: "the link of who was taken out", rest: Told, others: &[] },
    Door { name: "reader", rest: Hidden, others: &[(Answer, WERE_THERE)] },
    Door {
        name: "was there",
        rest: Hidden,
        others: &[(Answer, WERE_THERE), (Answer, &[TakenOut])],
    },
    Door { name: "story reader", rest: Answer, others: &[] },
    Door { name: "nobody's", rest: Hidden, others: &[] },
    Door { name: "author's alone", rest: Hidden, others: &[(Answer, &[Author])] },
    Door {
        name: "member, author's alone",
        rest: Hidden,
        others: &[(SignIn, GUESTS), (Answer, &[Author])],
    },
    Door { name: "story author", rest: Hidden, others: &[(SignIn, NOBODY), (Answer, &[Author])] },
];

/// The door called `name`.
pub(super) fn door(name: &str) -> Option<&'static Door> {
    DOORS.iter().find(|door| door.name == name)
}

impl Door {
    /// Whether it is open to everybody, so that a write there is not about a thing of somebody's.
    pub(super) fn is_public(&self) -> bool {
        self.name == "public"
    }

    /// What `role` gets.
    pub(super) fn to(&self, role: Role) -> Expected {
        let named = self.others.iter().find(|(_, roles)| roles.contains(&role));
        named.map_or(self.rest, |(expected, _)| *expected)
    }
}
