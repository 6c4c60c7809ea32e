//! Who gets which clue.

use super::draft::{Draft, PAPER_BOAT};
use crate::release::{
    Arrival, Destination, Kind, arrival, destination, kind, letters_entry, public_round, rememberer,
};
use crate::{Can, Cast, all_casts, cast_for, choose_configuration, parse};

fn everybody() -> Cast {
    Cast::from_iter(["ann", "bob", "cat"])
}

fn without_cat() -> Cast {
    Cast::from_iter(["ann", "bob"])
}

#[test]
fn clues_go_where_they_are_meant_to_or_where_they_may() {
    let story = Draft::minimal().story();
    let clue = |key| story.clue(key).expect("a clue");
    assert_eq!(destination(clue("plate"), &everybody()), Destination::Board);
    assert_eq!(destination(clue("crumbs"), &everybody()), Destination::Hand("bob"));
    assert_eq!(destination(clue("scratch"), &everybody()), Destination::Hand("cat"));
    assert_eq!(destination(clue("scratch"), &without_cat()), Destination::Dropped);
    let bob_left = Cast::from_iter(["ann", "cat"]);
    assert_eq!(destination(clue("crumbs"), &bob_left), Destination::Board);
}

#[test]
fn a_substitute_has_it_on_the_same_terms() {
    let story = Draft::minimal().change("if_absent = \"everyone\"", "if_absent = \"ann\"").story();
    let crumbs = story.clue("crumbs").expect("a clue");
    let bob_left = Cast::from_iter(["ann", "cat"]);
    assert_eq!(destination(crumbs, &bob_left), Destination::Hand("ann"));
    assert_eq!(crumbs.rights(), [Can::Show, Can::Board]);
    assert_eq!(public_round(&story, crumbs, &bob_left), Some(1));
    let both_left = Cast::from_iter(["cat"]);
    assert_eq!(destination(crumbs, &both_left), Destination::Board);
}

#[test]
fn a_clue_for_a_company_needs_the_company() {
    let story =
        Draft::minimal().change("It is sticky.\"", "It is sticky.\"\nonly_with = [\"cat\"]");
    let story = parse(story.0.as_bytes()).expect("it can be read");
    let fork = story.clue("fork").expect("a clue");
    assert_eq!(destination(fork, &everybody()), Destination::Board);
    assert_eq!(destination(fork, &without_cat()), Destination::Dropped);
}

#[test]
fn clues_arrive_with_the_letters_or_with_their_button() {
    let story = Draft::minimal().story();
    let (tea, supper) = (&story.rounds[0], &story.rounds[1]);
    let clue = |key| story.clue(key).expect("a clue");
    assert_eq!(letters_entry(tea), Some(2));
    assert_eq!(letters_entry(supper), None, "they arrive as the round begins");
    assert_eq!(arrival(tea, clue("plate")), Arrival::WithEntry(3));
    assert_eq!(arrival(tea, clue("crumbs")), Arrival::WithLetters);
    assert_eq!(arrival(supper, clue("fork")), Arrival::WithLetters);
}

#[test]
fn the_board_fills_by_itself() {
    let story = Draft::minimal().story();
    let public = |key| public_round(&story, story.clue(key).expect("a clue"), &everybody());
    assert_eq!(public("plate"), Some(0));
    assert_eq!(public("crumbs"), Some(1));
    assert_eq!(public("scratch"), None);
}

#[test]
fn memories_are_headed_with_a_name_once_others_have_them() {
    let story = Draft::minimal().story();
    let clue = |key| story.clue(key).expect("a clue");
    assert_eq!(kind(clue("plate")), Kind::Public);
    assert_eq!(kind(clue("crumbs")), Kind::Thing);
    assert_eq!(kind(clue("scratch")), Kind::Memory);
    assert_eq!(rememberer(clue("scratch"), Destination::Hand("cat")), None);
    assert_eq!(rememberer(clue("scratch"), Destination::Hand("bob")), Some("cat"));
    assert_eq!(rememberer(clue("scratch"), Destination::Board), Some("cat"));
    assert_eq!(rememberer(clue("crumbs"), Destination::Board), None, "a thing speaks for itself");
}

#[test]
fn a_number_of_players_finds_its_table() {
    let story = parse(PAPER_BOAT.as_bytes()).expect("a story");
    let table = |players| choose_configuration(&story, players).map(|c| c.key.as_str());
    assert_eq!(
        [2, 3, 5, 6, 7, 10, 11].map(table),
        [None, Some("six"), Some("six"), Some("six"), Some("ten"), Some("ten"), None]
    );
    let seven = cast_for(&story, 7).expect("a cast");
    assert_eq!(seven.cast.size(), 7);
    assert_eq!(seven.absent, ["rhea", "saul", "yves"]);
    assert!(
        cast_for(&story, 6).expect("a cast").cast.keys().all(|key| !seven.absent.contains(&key))
    );
    assert!(cast_for(&story, 11).is_none());
    // Three of three optional ones or fewer at the small table, four of seven or more at the other.
    assert_eq!(all_casts(&story).len(), 8 + 64);
}
