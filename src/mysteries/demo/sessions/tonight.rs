//! Sessions that are being played, from the first line to the reveal.

use super::begin;
use crate::demo::{
    Scene,
    acts::Act,
    table::{Opening, Start, Table},
};
use crate::{snapshot::rows::Phase, timer::command as timer};
use lamplight_core::error::AppError;

/// Priya, who knows all: they have just begun, and she reads the opening aloud.
pub(super) fn before_the_letters(scene: &mut Scene<'_>) -> Result<(), AppError> {
    let mut table = Table::open(
        scene,
        &Opening {
            host: "priya",
            story: "first-prize",
            players: 4,
            mode: "knows",
            place: "Terrace, block C",
            start: Start::Ago(15),
        },
    )?;
    table.members(&["yuki", "aroha"])?;
    table.guests(&["Nani", "Anya"])?;
    table.cast(&[("tidy", "Nani")])?;
    begin(&mut table)?;
    table.press_until(0, |it| it.session.phase == Phase::Round)?;
    table.pass(2)?;
    table.stay()
}

/// Jonas, who knows all: the clock is stopped, Farmor has gone home, and Olle has just come.
pub(super) fn with_the_clock_stopped(scene: &mut Scene<'_>) -> Result<(), AppError> {
    let mut table = Table::open(
        scene,
        &Opening {
            host: "jonas",
            story: "the-understudy",
            players: 5,
            mode: "knows",
            place: "Söder, fourth floor, mind the dog",
            start: Start::Ago(40),
        },
    )?;
    table.members(&["priya", "dmytro", "mateo"])?;
    table.guests(&["Farmor", "Elsa"])?;
    table.cast(&[("edith", "Farmor"), ("dot", "Elsa"), ("constance", "Priya Raghavan")])?;
    begin(&mut table)?;
    table.press_until(1, |it| it.session.letters_dealt() == 1)?;
    table.read(1, &[])?;
    table.pass(6)?;
    table.clue("constance", "dissolution", &Act::Show("hugo"))?;
    table.pass(3)?;
    table.leave("Farmor")?;
    table.guests(&["Olle"])?;
    table.host(|db, area, host| timer::turn(db, area, host, timer::Turn::Pause, "", true))?;
    table.pass(2)?;
    table.stay()
}

/// Nora, who knows all, in the middle of the second round: the house at its fullest.
pub(super) fn in_round_two(scene: &mut Scene<'_>) -> Result<(), AppError> {
    let mut table = Table::open(
        scene,
        &Opening {
            host: "nora",
            story: "the-last-toast",
            players: 8,
            mode: "knows",
            place: "Our kitchen, third floor",
            start: Start::Ago(70),
        },
    )?;
    table.members(&["leila", "tomasz", "kwame", "ines", "ruth"])?;
    table.guests(&["Bo", "Mrs Achterberg", "Sam"])?;
    table.wish("Bo", "rook")?;
    table.wish("Mrs Achterberg", "benedikta")?;
    table.cast(&[
        ("odette", "Inês Carvalho"),
        ("voss", "Kwame Mensah"),
        ("theodora", "Leila Haddad"),
        ("ilse", "Ruth Feldman"),
    ])?;
    begin(&mut table)?;
    the_soup(&mut table)?;
    the_toast(&mut table)?;
    table.stay()
}

fn the_soup(table: &mut Table<'_, '_>) -> Result<(), AppError> {
    table.press_until(2, |it| it.session.letters_dealt() == 1)?;
    table.pass(3)?;
    table.read(1, &[])?;
    table.pass(4)?;
    table.clue("odette", "telegram", &Act::Show("ilse"))?;
    table.clue("rook", "notes-of-hand", &Act::Show("voss"))?;
    table.pass(2)?;
    table.clue("ilse", "burnt-note", &Act::Board)?;
    table.clue("voss", "day-book", &Act::Give("theodora"))?;
    table.tick("rook", 1, &[0])?;
    table.tick("odette", 0, &[1])?;
    table.note("voss", "The chair was ordered, for a *him*. Who told Theodora to come?\n")?;
    table.note(
        "rook",
        "Ilse counts chairs. Emil never sits.\nThe boat: last one in at five past six.\n",
    )
}

fn the_toast(table: &mut Table<'_, '_>) -> Result<(), AppError> {
    table.press_until(6, |it| it.session.letters_dealt() == 2)?;
    table.read(2, &["Sam"])?;
    table.pass(4)?;
    table.press_until(1, |it| it.session.current_round == 2 && it.session.current_step == 3)?;
    table.clue("theodora", "cider", &Act::Show("voss"))?;
    table.clue("rook", "room-14-bill", &Act::Give("ferrand"))?;
    table.pass(2)?;
    table.clue("voss", "brown-bottle", &Act::Show("theodora"))?;
    table.tick("theodora", 2, &[0])?;
    table
        .note("theodora", "He never drank it. So what was it?\nAsk Voss about half past six.\n")?;
    table.pass(1)
}

/// Mateo, who knows all: three of five accusations are in.
pub(super) fn at_the_accusations(scene: &mut Scene<'_>) -> Result<(), AppError> {
    let mut table = Table::open(
        scene,
        &Opening {
            host: "mateo",
            story: "first-prize",
            players: 5,
            mode: "knows",
            place: "The big table, after lunch",
            start: Start::Ago(50),
        },
    )?;
    table.members(&["aroha", "dmytro"])?;
    table.guests(&["Abuela Carmen", "Lucía", "Tomi (9)"])?;
    table.cast(&[("billy", "Tomi (9)"), ("crumb", "Abuela Carmen"), ("peabody", "Lucía")])?;
    begin(&mut table)?;
    table.press_until(7, |it| it.session.phase == Phase::Accusation)?;
    table.accuse("billy", ["peabody", "with the goat", "he owes me sixpence"])?;
    table.accuse("crumb", ["bagshaw", "He has that knife.", "Nine second prizes."])?;
    table.accuse("peabody", ["bagshaw", "His Gurkha knife, alas.", "Envy, I fear."])?;
    table.pass(3)?;
    table.stay()
}

/// Leila, who plays along: the third screen of the reveal is up.
pub(super) fn in_the_reveal(scene: &mut Scene<'_>) -> Result<(), AppError> {
    let mut table = Table::open(
        scene,
        &Opening {
            host: "leila",
            story: "the-understudy",
            players: 5,
            mode: "plays",
            place: "Riad Haddad, the courtyard",
            start: Start::Ago(80),
        },
    )?;
    table.members(&["yuki", "kwame", "ruth"])?;
    table.guests(&["Samir"])?;
    table.cast(&[("constance", "Leila Haddad"), ("jasper", "Samir"), ("edith", "佐藤 由紀")])?;
    begin(&mut table)?;
    table.press_until(9, |it| it.session.phase == Phase::Accusation)?;
    let moved = "He moved the cross on to the trap in the interval.";
    table.accuse("constance", ["jasper", moved, "It is somebody else’s play."])?;
    table.accuse("edith", ["jasper", moved, "Arthur."])?;
    table.accuse("hugo", ["jasper", "Paint on his fingers.", "Vane knew."])?;
    table.accuse("jasper", ["hugo", "He pushed him in the dark.", "To play the king."])?;
    table.accuse("dot", ["hugo", "The boots fit him now.", "He always wanted to."])?;
    table.press_until(2, |it| it.session.reveal_step == 3)?;
    table.stay()
}
