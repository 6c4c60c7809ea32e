//! The host’s pages.

use super::super::roles::Role::{Host, Member};
use super::super::stages::{ALL, Stage};
use super::{Case, Fields, nobodys, of};

pub(super) fn console() -> Vec<Case> {
    vec![
        of(Member, "GET /evenings"),
        of(Host, "GET /evenings/{session}").at(ALL),
        of(Host, "POST /evenings/{session}/press")
            .at(&[Stage::PartsOut])
            .sends(&[("at", "lobby.0.0.0")]),
        of(Host, "POST /evenings/{session}/cast")
            .at(&[Stage::Lobby])
            .sends(&[("character", "{Cat}"), ("participant", "{participant}")]),
        of(Host, "GET /evenings/{session}/ask/{question}").with(&[("question", "call-off")]),
        of(Host, "POST /evenings/{session}/take-back").sends(&[("press", "{press}")]),
        of(Host, "POST /evenings/{session}/light"),
        of(Host, "POST /evenings/{session}/nudge").at(&[Stage::Accusation]),
        of(Host, "POST /evenings/{session}/cast/everybody").at(&[Stage::Lobby]),
        of(Host, "POST /evenings/{session}/cast/hand-out").at(&[Stage::Cast]),
        of(Host, "POST /evenings/{session}/clock").sends(&[("turn", "pause")]),
        of(Host, "POST /evenings/{session}/clues/{clue}")
            .at(&[Stage::Round])
            .with(&[("clue", "waiting clue")]),
        of(Host, "GET /evenings/{session}/invitations").at(&[Stage::Lobby, Stage::After]),
        of(Host, "POST /evenings/{session}/invitations")
            .at(&[Stage::Lobby])
            .sends(&[("guests", "Odile odile@lamplight.test")]),
        of(Host, "POST /evenings/{session}/invitations/{invitation}/again").at(&[Stage::Lobby]),
        of(Host, "POST /evenings/{session}/invitations/{invitation}/withdraw").at(&[Stage::Lobby]),
        of(Host, "POST /evenings/{session}/seats").at(&[Stage::Lobby]).sends(&[("seats", "2")]),
        of(Host, "POST /evenings/{session}/cancel").at(&[Stage::Lobby, Stage::Clues]),
        of(Host, "POST /evenings/{session}/share").at(&[Stage::After]).sends(&[("shared", "yes")]),
        of(Host, "POST /evenings/{session}/recap")
            .at(&[Stage::After, Stage::Shared])
            .sends(&[("link", "0")]),
        of(Host, "POST /evenings/{session}/door")
            .at(&[Stage::Lobby, Stage::Clues])
            .sends(&[("door", "closed")]),
        of(Host, "POST /evenings/{session}/code")
            .at(&[Stage::Lobby, Stage::Clues])
            .sends(&[("code", "{code}")]),
        of(Host, "GET /evenings/{session}/change").at(&[Stage::Lobby, Stage::Clues]),
        of(Host, "POST /evenings/{session}/change").at(&[Stage::Lobby]).sends(&[
            ("players", "3"),
            ("mode", "knows"),
            ("place", "Quay Street 8"),
        ]),
        of(Host, "GET /evenings/{session}/code.svg").at(&[Stage::Lobby, Stage::Clues]),
        of(Host, "GET /evenings/{session}/door").at(&[Stage::Lobby, Stage::Clues, Stage::After]),
        of(Host, "POST /evenings/{session}/screen").sends(&[("link", "1")]),
        of(Host, "GET /evenings/{session}/everything"),
        of(Host, "GET /evenings/{session}/events"),
        of(Host, "GET /evenings/{session}/parts"),
    ]
}

/// The host has to do with the guests of this evening, and of no other.
pub(super) fn participants() -> Vec<Case> {
    const OUT: Fields = &[("participant", "taken out")];
    const OTHERS: Fields = &[("participant", "other seat")];
    let hosts_of_another =
        |route| Case { door: Some("host of no such guest"), ..nobodys(route).with(OTHERS) };
    vec![
        of(Host, "GET /evenings/{session}/seats/{participant}"),
        of(Host, "GET /evenings/{session}/seats/{participant}/link.svg"),
        of(Host, "POST /evenings/{session}/seats/{participant}"),
        of(Host, "POST /evenings/{session}/seats/{participant}/remove"),
        of(Host, "POST /evenings/{session}/seats/{participant}/let-out"),
        of(Host, "POST /evenings/{session}/seats/{participant}/nudge").at(&[Stage::Accusation]),
        of(Host, "POST /evenings/{session}/seats/{participant}/return").with(OUT),
        hosts_of_another("GET /evenings/{session}/seats/{participant}"),
        hosts_of_another("GET /evenings/{session}/seats/{participant}/link.svg"),
        hosts_of_another("POST /evenings/{session}/seats/{participant}"),
        hosts_of_another("POST /evenings/{session}/seats/{participant}/remove"),
        hosts_of_another("POST /evenings/{session}/seats/{participant}/let-out"),
        hosts_of_another("POST /evenings/{session}/seats/{participant}/nudge"),
        hosts_of_another("POST /evenings/{session}/seats/{participant}/return")
            .with(&[("participant", "other taken out")]),
    ]
}
