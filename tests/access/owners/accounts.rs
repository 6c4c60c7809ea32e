//! Accounts and the front page.

use super::super::roles::Role::{Member, Stranger};
use super::{Case, of};

pub(super) fn accounts() -> Vec<Case> {
    vec![
        of(Stranger, "GET /"),
        of(Member, "GET /"),
        of(Stranger, "GET /offline"),
        of(Member, "POST /theme").sends(&[("theme", "day")]),
        of(Stranger, "GET /register"),
        of(Stranger, "POST /register").sends(&[
            ("display_name", "Kaya"),
            ("username", "kaya-of-the-pier"),
            ("email", "kaya@lamplight.test"),
            ("password", "seven herons on a pier"),
            ("time_zone", "Europe/Lisbon"),
        ]),
        of(Stranger, "GET /sign-in"),
        of(Stranger, "POST /sign-in").sends(&[("name", "{username}"), ("password", "{password}")]),
        of(Member, "POST /sign-out"),
        of(Member, "GET /account"),
        of(Member, "POST /account").sends(&[
            ("display_name", "Maximilian"),
            ("time_zone", "Europe/Lisbon"),
            ("theme", "day"),
        ]),
        of(Member, "GET /account/sign-in"),
        of(Member, "POST /account/sign-in").sends(&[
            ("email", "max@lamplight.test"),
            ("password", "{password}"),
            ("new_password", "nine herons on a pier"),
        ]),
        of(Member, "GET /account/devices"),
        of(Member, "POST /account/devices/sign-out"),
        of(Member, "POST /account/devices/{id}/sign-out").door("own device"),
    ]
}
