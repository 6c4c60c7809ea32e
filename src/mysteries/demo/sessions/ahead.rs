//! Sessions that are still to come.

use super::DAY;
use crate::demo::{
    Scene,
    table::{Opening, Start, Table},
};
use lamplight_core::error::AppError;

/// Jonas, who plays along: tomorrow; the parts are out, and three have read theirs.
pub(super) fn cast_but_not_begun(scene: &mut Scene<'_>) -> Result<(), AppError> {
    let mut table = Table::open(
        scene,
        &Opening {
            host: "jonas",
            story: "the-understudy",
            players: 5,
            mode: "plays",
            place: "The allotment hut",
            start: Start::In(1),
        },
    )?;
    table.pass(2 * DAY)?;
    table.members(&["nora", "aroha"])?;
    table.guests(&["Ma Lindgren", "Elsa, 13"])?;
    table.wish("Elsa, 13", "dot")?;
    table.wish("Ma Lindgren", "constance")?;
    table.cast(&[])?;
    table.hand_out()?;
    table.pass(90)?;
    table.read(0, &["Ma Lindgren", "Jonas Lindgren"])?;
    table.pass(25)?;
    table.stay()
}

/// Nora, who plays along: in two days; four of eight are here, with wishes.
pub(super) fn half_full(scene: &mut Scene<'_>) -> Result<(), AppError> {
    let mut table = Table::open(
        scene,
        &Opening {
            host: "nora",
            story: "the-last-toast",
            players: 8,
            mode: "plays",
            place: "At Leila’s, by the canal",
            start: Start::In(2),
        },
    )?;
    table.pass(DAY)?;
    table.members(&["leila", "tomasz"])?;
    table.guests(&["Grandpa Wim"])?;
    table.wish("Leila Haddad", "odette")?;
    table.wish("Tomasz Wójcik", "rook")?;
    table.wish("Grandpa Wim", "ferrand")?;
    table.invite(&[("Grandpa Wim", "wim@example.org"), ("Ines", "ines@example.org")])?;
    table.joined("wim@example.org")?;
    table.pass(35)?;
    table.stay()
}

/// Nora, who knows all: in nine days, and nobody has come yet.
pub(super) fn empty(scene: &mut Scene<'_>) -> Result<(), AppError> {
    let mut table = Table::open(
        scene,
        &Opening {
            host: "nora",
            story: "first-prize",
            players: 4,
            mode: "knows",
            place: "",
            start: Start::In(9),
        },
    )?;
    table.pass(10)
}
