//! A guest’s pages.

use super::super::roles::Role::{Host, Seated};
use super::super::stages::{ALL, Stage};
use super::{Case, of};

pub(super) fn seat() -> Vec<Case> {
    const OWN: &str = "seat, to do what one guest can";
    vec![
        of(Seated, "GET /play/{session}").at(ALL),
        of(Host, "GET /play/{session}").at(&[Stage::HostPlays]).door("seat, where the host plays"),
        of(Seated, "POST /play/{session}/letters/{round}")
            .at(&[Stage::PartsOut])
            .with(&[("round", "0")]),
        of(Seated, "POST /play/{session}/ticks").sends(&[("round", "0"), ("line", "0")]).door(OWN),
        of(Seated, "POST /play/{session}/clues/{clue}")
            .with(&[("clue", "held clue")])
            .sends(&[("what", "board")])
            .door(OWN),
        of(Seated, "GET /play/{session}/clues/{clue}")
            .at(&[Stage::Clues])
            .with(&[("clue", "held clue")])
            .door(OWN),
        of(Seated, "GET /play/{session}/people/{assignment}")
            .at(&[Stage::Clues])
            .with(&[("assignment", "other part")])
            .door(OWN),
        of(Seated, "POST /play/{session}/clues/{clue}/back")
            .with(&[("clue", "held clue")])
            .changes_nothing()
            .door(OWN),
        of(Seated, "POST /play/{session}/marks")
            .at(&[Stage::Clues])
            .sends(&[("important", "{held clue}")]),
        of(Seated, "POST /play/{session}/notes")
            .sends(&[("text", "Ann has crumbs on her sleeve."), ("version", "0")]),
        of(Seated, "POST /play/{session}/accuse")
            .at(&[Stage::Accusation])
            .sends(&[("accused", "{Ann}"), ("how", "With a fork."), ("why", "Hunger.")])
            .door(OWN),
        of(Seated, "POST /play/{session}/wish")
            .at(&[Stage::Lobby])
            .sends(&[("character", "{Cat}")]),
        of(Seated, "POST /play/{session}/leave"),
        of(Seated, "GET /play/{session}/link"),
        of(Seated, "GET /play/{session}/link.svg"),
        of(Seated, "POST /play/{session}/link"),
        // Nobody has used it.
        of(Seated, "POST /play/{session}/link/mine").changes_nothing(),
        of(Seated, "GET /play/{session}/events"),
        of(Seated, "GET /play/{session}/parts"),
    ]
}
