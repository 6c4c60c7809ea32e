//! One look finds everything.

use super::draft::{Draft, told};
use crate::Part;

/// Ten mistakes, one against each rule.
fn ten_mistakes() -> Draft {
    Draft::minimal()
        .change("Somebody ate it.", &"x".repeat(121))
        .change("key = \"the-fork\"", "key = \"the-cat\"")
        .change("max_players = 3", "max_players = 4")
        .change("  { then = \"Clear away\" },\n", "")
        .change("dark = 5 }", "dark = 5 },\n  { do = \"Nothing.\" }")
        .change("if_absent = \"drop\"\n", "")
        .change("when = \"split\"", "when = \"wrong\"")
        .change("from = [\"bob/briefing\", \"bob/supper\"]", "from = [\"ann/briefing\"]")
        .change("screen = \"the-cat\"\nonly_with = [\"cat\"]", "screen = \"the-cat\"")
        .change("There was a cake.", "There was marzipan.")
        .change("It is sticky.", "Cedar licked it.")
}

#[test]
fn mistakes_against_all_rules_are_found_together() {
    let report = ten_mistakes().check();
    let words = told(&report.findings);
    for reason in [
        "121 characters; at most 120",
        "the key is used twice",
        "4 is not the number of its characters",
        "must be a `then`",
        "needs `if_absent`",
        "the ending for `split` is missing",
        "fewer than two sources",
        "does not play in 1 of 2 casts",
        "which is in `never_say`",
        "Cedar is named here",
    ] {
        assert!(words.contains(reason), "{reason:?} is not among\n{words}");
    }
    let lines: Vec<usize> = report.findings.iter().map(|finding| finding.line).collect();
    assert!(lines.is_sorted(), "not in the order of the file: {lines:?}");
    assert!(report.story.is_some(), "it can be read all the same");
}

#[test]
fn each_finding_knows_its_part() {
    let report = ten_mistakes().check();
    let count = |part: Part| report.of(&part).count();
    assert_eq!(count(Part::Top), 1);
    assert_eq!(count(Part::Configuration("all".into())), 1);
    assert_eq!(count(Part::Round("tea".into())), 2);
    assert_eq!(count(Part::Clue("scratch".into())), 1);
    assert_eq!(count(Part::Clue("fork".into())), 1);
    assert!(count(Part::Solution) >= 4);
    let lost = Draft::minimal().change_after("key = \"cat\"", "name = \"Cat Cedar\"\n", "");
    assert_eq!(lost.check().findings[0].part, Part::Character("cat".into()));
    let nameless = Draft::minimal().change("key = \"aunt\"\n", "");
    assert_eq!(nameless.check().findings[0].part, Part::Offstage("#1".into()));
}

#[test]
fn one_thing_that_cannot_be_read_does_not_set_off_others() {
    let story = Draft::minimal().change("[[configurations]]\nkey = \"all\"", "[[configurations]]");
    story.refused("[[configurations]]", "configurations.#1.key", "`key` is missing");
    let story = Draft::minimal().change_after("key = \"crumbs\"", "audience = \"bob\"\n", "");
    story.refused("[[clues]]\nkey = \"crumbs\"", "clues.crumbs.audience", "`audience` is missing");
    let story =
        Draft::minimal().change_after("key = \"cat\"", "is_primary_character = false\n", "");
    story.refused(
        "[[characters]]\nkey = \"cat\"",
        "characters.cat.is_primary_character",
        "`is_primary_character` is missing",
    );
    assert!(story.check().story.is_none());
}

#[test]
fn a_finding_is_told_in_one_line() {
    let story = Draft::minimal().change("ages = 8", "ages = 100");
    assert_eq!(told(&story.check().findings), "7: ages: 100 is not between 0 and 99\n");
}

#[test]
fn more_mistakes_than_anybody_reads_are_counted() {
    let clues = "[[clues]]\n".repeat(300);
    let report = Draft(clues).check();
    assert_eq!(report.findings.len(), 501);
    let last = &report.findings[500].message;
    assert!(last.starts_with("and ") && last.ends_with("which are not listed"), "{last}");
}
