//! Sessions that are over.

use super::{DAY, begin};
use crate::demo::{
    Scene,
    acts::Act,
    table::{Opening, Start, Table},
};
use crate::{recap, sessions, snapshot::rows::Phase};
use lamplight_core::error::AppError;

/// Inês, in August, with a story she has since taken off the shelf.
pub(super) fn played_long_ago(scene: &mut Scene<'_>) -> Result<(), AppError> {
    let mut table = Table::open(
        scene,
        &Opening {
            host: "ines",
            story: "low-water",
            players: 4,
            mode: "plays",
            place: "The boathouse, Cascais",
            start: Start::In(-96),
        },
    )?;
    table.members(&["kwame", "nora"])?;
    table.guests(&["Avó Lurdes"])?;
    table.cast(&[("harcus", "Avó Lurdes"), ("isobel", "Inês Carvalho")])?;
    begin(&mut table)?;
    table.press_until(9, |it| it.session.phase == Phase::Accusation)?;
    let accused = ["rae", "With the hall clock.", "The money he looked after was gone."];
    for accuser in ["isobel", "harcus", "aasen"] {
        table.accuse(accuser, accused)?;
    }
    table.accuse("rae", ["aasen", "The wireless.", "He is a foreigner, I regret to say."])?;
    table.press_until(2, |it| it.session.phase == Phase::After)?;
    table.was_on_time()
}

/// Nora, a fortnight ago: the whole of The Last Toast for seven, the recap open to all.
pub(super) fn played_and_shared(scene: &mut Scene<'_>) -> Result<(), AppError> {
    let mut table = Table::open(
        scene,
        &Opening {
            host: "nora",
            story: "the-last-toast",
            players: 7,
            mode: "knows",
            place: "Our kitchen, third floor",
            start: Start::In(-15),
        },
    )?;
    table.members(&["leila", "jonas", "priya", "tomasz", "ines"])?;
    table.guests(&["Grandpa Wim", "Bo"])?;
    table.cast(&[("ferrand", "Grandpa Wim"), ("emil", "Tomasz Wójcik"), ("rook", "Bo")])?;
    begin(&mut table)?;
    table.press_until(8, |it| it.session.letters_dealt() == 2)?;
    table.clue("theodora", "cider", &Act::Board)?;
    table.clue("ferrand", "spectacles", &Act::Show("odette"))?;
    table.press_until(8, |it| it.session.phase == Phase::Accusation)?;
    the_accusations(&mut table)?;
    table.press_until(1, |it| it.session.phase == Phase::After)?;
    table.host(|db, area, host| recap::command::share(db, area, host, true))?;
    table.was_on_time()
}

fn the_accusations(table: &mut Table<'_, '_>) -> Result<(), AppError> {
    let drops = "His own drops, the whole bottle, in the bitters at half past six.";
    let letters = "Twenty-four years of letters behind a door. He could not bear to be told of.";
    for accuser in ["odette", "ilse", "rook", "ferrand"] {
        table.accuse(accuser, ["emil", drops, letters])?;
    }
    table.accuse("theodora", ["voss", "A wrong prescription.", "He signed a false paper."])?;
    table.accuse("voss", ["emil", "Counted for him, and did not stop.", "Pride. I know it."])?;
    table.accuse("emil", ["rook", "Picked a lock and then a pocket.", "The bill for Room 14."])
}

/// Nora, last month.
pub(super) fn called_off(scene: &mut Scene<'_>) -> Result<(), AppError> {
    let mut table = Table::open(
        scene,
        &Opening {
            host: "nora",
            story: "the-understudy",
            players: 5,
            mode: "plays",
            place: "Priya’s balcony, if it is warm",
            start: Start::In(-33),
        },
    )?;
    table.members(&["priya", "dmytro"])?;
    table.pass(3 * DAY)?;
    table.host(sessions::command::cancel)?;
    table.pass(34 * DAY)
}
