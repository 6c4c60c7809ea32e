//! What members are told.

use super::super::roles::Role::Member;
use super::{Case, of};

pub(super) fn notifications() -> Vec<Case> {
    vec![
        of(Member, "GET /notifications"),
        of(Member, "GET /notifications/events"),
        of(Member, "GET /notifications/parts"),
        // Others read their own.
        of(Member, "POST /notifications/read").sends(&[("up_to", "{notification number}")]),
        of(Member, "POST /notifications/{id}/open")
            .with(&[("id", "notification")])
            .door("own device"),
    ]
}
