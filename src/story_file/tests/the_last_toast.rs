//! The story that ships with Lamplight. No other test here knows it: whoever writes on it breaks
//! none of the code's.

use super::draft::told;
use crate::{cast_for, check, parse, write};

const THE_LAST_TOAST: &str = include_str!("../../../stories/the-last-toast.toml");

#[test]
fn it_keeps_every_rule_and_the_measures_of_the_house() {
    let report = check(THE_LAST_TOAST.as_bytes(), true);
    assert!(report.findings.is_empty(), "{}", told(&report.findings));
}

#[test]
fn it_can_be_played_by_as_many_as_its_tables_say() {
    let story = parse(THE_LAST_TOAST.as_bytes()).expect("a story");
    let fewest = story.configurations.iter().map(|table| table.min_players).min().expect("tables");
    let most = story.configurations.iter().map(|table| table.max_players).max().expect("tables");
    for players in fewest..=most {
        assert!(cast_for(&story, players as usize).is_some(), "nobody can be {players}");
    }
}

#[test]
fn it_survives_an_editor() {
    let story = parse(THE_LAST_TOAST.as_bytes()).expect("a story");
    let written = write(&story);
    assert_eq!(parse(written.as_bytes()).as_ref().ok(), Some(&story));
}
