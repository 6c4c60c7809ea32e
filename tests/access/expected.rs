//! Who gets what, by the policy's name. The callers own nothing and sit nowhere.

use Expected::{Answer, Hidden, SignIn};
use support::Page;

/// What a caller gets.
pub(super) enum Expected {
    /// An answer: a page, a redirect, a form with mistakes, or "not there". Never the way to the
    /// door, never a crash.
    Answer,
    /// The way to the door.
    SignIn,
    /// "Not there", as if it were not there.
    Hidden,
}

/// One policy.
pub(super) struct Row {
    policy: &'static str,
    pub(super) stranger: Expected,
    pub(super) guest: Expected,
    pub(super) member: Expected,
}

static ROWS: [Row; 10] = [
    Row { policy: "public", stranger: Answer, guest: Answer, member: Answer },
    Row { policy: "member", stranger: SignIn, guest: SignIn, member: Answer },
    Row { policy: "host", stranger: SignIn, guest: Hidden, member: Hidden },
    Row { policy: "screen", stranger: Hidden, guest: Hidden, member: Hidden },
    Row { policy: "seat link", stranger: Hidden, guest: Hidden, member: Hidden },
    Row { policy: "media reader", stranger: Hidden, guest: Hidden, member: Hidden },
    Row { policy: "reader", stranger: Hidden, guest: Hidden, member: Hidden },
    Row { policy: "story reader", stranger: Hidden, guest: Hidden, member: Hidden },
    Row { policy: "story author", stranger: SignIn, guest: Hidden, member: Hidden },
    Row { policy: "seat", stranger: Hidden, guest: Hidden, member: Hidden },
];

/// The row for `policy`.
pub(super) fn row(policy: &str) -> Option<&'static Row> {
    ROWS.iter().find(|row| row.policy == policy)
}

impl Expected {
    /// Whether `page` is what was expected; else what it is.
    pub(super) fn check(&self, page: &Page) -> Result<(), String> {
        let to_the_door =
            page.location.as_deref().is_some_and(|to| to.starts_with("/sign-in?next="));
        let as_expected = match self {
            Self::Answer => {
                !to_the_door && matches!(page.status, 200 | 204 | 303 | 400 | 404 | 409 | 422)
            }
            Self::SignIn => to_the_door && page.status == 303,
            Self::Hidden => page.status == 404,
        };
        if as_expected { Ok(()) } else { Err(format!("{page:?}")) }
    }
}
