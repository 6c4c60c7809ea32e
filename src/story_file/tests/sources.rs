//! Rule 1, for files: what is not a story file at all.

use super::draft::{Draft, told};
use crate::{Finding, Part, check, parse, read_draft, write};

#[track_caller]
fn refused_at(source: &[u8], line: usize, words: &str) {
    let findings = check(source, false).findings;
    let first = findings.first().expect("a refusal");
    assert_eq!(first.line, line, "{}", told(&findings));
    assert!(first.message.contains(words), "{}", first.message);
    assert_eq!(findings.len(), 1, "{}", told(&findings));
    assert!(parse(source).is_err());
}

#[test]
fn the_small_story_is_good() {
    Draft::minimal().good();
}

#[test]
fn windows_line_ends_are_as_good_as_others() {
    let story = Draft::minimal();
    let windows = Draft(story.0.replace('\n', "\r\n"));
    windows.good();
    assert_eq!(windows.story(), story.story());
}

#[test]
fn a_file_over_one_mebibyte_is_too_large() {
    let mut source = Draft::minimal().0.into_bytes();
    source.resize((1 << 20) + 1, b'\n');
    refused_at(&source, 1, "larger than 1 MiB");
    source.pop();
    assert!(check(&source, false).passes(), "exactly 1 MiB is allowed");
}

#[test]
fn a_byte_order_mark_is_named() {
    let source = ["\u{FEFF}", &Draft::minimal().0].concat();
    refused_at(source.as_bytes(), 1, "byte-order mark");
}

#[test]
fn what_is_not_utf8_is_found_on_its_line() {
    let mut source = b"format = 1\ntitle = \"".to_vec();
    source.extend(b"caf\xe9\"\n");
    refused_at(&source, 2, "not UTF-8");
}

#[test]
fn a_zero_byte_is_found_on_its_line() {
    refused_at(b"format = 1\n\ntitle = \"\0\"\n", 3, "zero byte");
}

#[test]
fn line_ends_of_old_macs_are_named() {
    let source = Draft::minimal().0.replace('\n', "\r");
    refused_at(source.as_bytes(), 1, "as on old Macs");
    refused_at(b"format = 1\r\ntitle = 2\rages = 3\n", 2, "as on old Macs");
}

#[test]
fn ten_thousand_keys_are_answered() {
    let keys: String = (0..10_000).map(|number| format!("key_{number} = {number}\n")).collect();
    let report = check(format!("{}\n{keys}", Draft::minimal().0).as_bytes(), false);
    assert_eq!(report.findings.len(), 501, "the rest is counted");
}

#[test]
fn things_deep_inside_one_another_are_turned_away() {
    refused_at(format!("a = {}", "[".repeat(200_000)).as_bytes(), 1, "inside one another");
    refused_at(format!("\na{} = 1", ".a".repeat(200_000)).as_bytes(), 2, "inside one another");
    refused_at(format!("[a{}]", ".'a'".repeat(200_000)).as_bytes(), 1, "inside one another");
    let tables = "{ a = ".repeat(100_000);
    refused_at(format!("a = {tables}").as_bytes(), 1, "inside one another");
}

#[test]
fn what_is_not_toml_is_found_on_its_line() {
    let story = Draft::minimal().change("ages = 8", "ages = eight");
    story.refused("ages =", "", "`eight` needs quotes");
    let story = Draft::minimal().change("key = \"plate\"", "key = \"plate");
    story.refused("key = \"plate", "", "not closed on its line");
}

#[test]
fn several_lines_that_are_not_toml_are_all_found() {
    let story = Draft::minimal()
        .change("ages = 8", "ages = eight")
        .change("name = \"Supper\"", "name = Supper")
        .change("text = \"Purr.\"", "te xt = \"Purr.\"");
    let lines: Vec<usize> = story.check().findings.iter().map(|f| f.line).collect();
    let expected = ["ages = eight", "name = Supper", "te xt"].map(|p| story.line_of(p));
    assert_eq!(lines, expected, "{}", told(&story.check().findings));
}

#[test]
fn a_key_given_twice_is_found_at_the_second_place() {
    let story = Draft::minimal().after("ages = 8\n", "ages = 9\n");
    story.refused("ages = 9", "", "already there");
    assert!(story.check().story.is_none(), "it could be meant one way or the other");
}

#[test]
fn an_empty_file_lacks_everything() {
    let report = check(b"", false);
    let is_missing = |finding: &Finding| finding.message.contains("is missing");
    assert_eq!(report.findings.len(), 16, "{}", told(&report.findings));
    assert!(report.findings.iter().all(|f| f.line == 1 && is_missing(f)));
    let solution: Vec<&Finding> = report.of(&Part::Solution).collect();
    assert_eq!(solution.len(), 1, "the others are at the top: {solution:?}");
}

#[test]
fn unknown_keys_are_mistakes() {
    let story = Draft::minimal().after("tagline = \"Somebody ate it.\"\n", "taglines = \"x\"\n");
    story.refused("taglines", "taglines", "did you mean `tagline`?");
    let story = Draft::minimal().after("costume_hint = \"A hat.\"\n", "shoe_size = 42\n");
    story.refused("shoe_size", "characters.bob.shoe_size", "`shoe_size` is not a key here");
    let story = Draft::minimal().change("letters = true", "letters = true, sound = \"gong\"");
    story.refused("sound", "rounds.tea.host_script.#3.sound", "not a key here");
    let story = Draft::minimal().after("is sticky.\"\n", "\n[appendix]\nnote = \"x\"\n");
    story.refused("[appendix]", "appendix", "not a key here");
}

#[test]
fn missing_keys_are_found_at_the_table() {
    let story = Draft::minimal().change("costume_hint = \"A hat.\"\n", "");
    story.refused(
        "[[characters]]\nkey = \"bob\"",
        "characters.bob.costume_hint",
        "`costume_hint` is missing",
    );
    let story = Draft::minimal().change("content_warnings = []\n", "");
    story.refused("format", "content_warnings", "`content_warnings` is missing");
}

#[test]
fn wrong_types_are_named() {
    let story = Draft::minimal().change("ages = 8", "ages = \"8\"");
    story.refused("ages", "ages", "must be a whole number, and is text");
    let story = Draft::minimal().change("title = \"The Cake\"", "title = 7");
    story.refused("title", "title", "must be text, and is a whole number");
    let story = Draft::minimal().change("letters = true", "letters = \"yes\"");
    story.refused("letters =", "rounds.tea.host_script.#3.letters", "must be true or false");
    let story = Draft::minimal().change("needs = [\"crumbs\"]", "needs = \"crumbs\"");
    story.refused("needs = \"crumbs", "solution.steps.on-the-stairs.needs", "must be a list");
    let story = Draft::minimal().change("[\"plays\"]", "[\"plays\", 3]");
    story.refused("host_modes", "host_modes.#2", "must be text");
}

#[test]
fn numbers_out_of_bounds_are_refused() {
    let story = Draft::minimal().change("dark = 5", "dark = 301");
    story.refused("dark", "rounds.tea.host_script.#4.dark", "301 is not between 1 and 300");
    let story = Draft::minimal().change_after("key = \"tea\"", "minutes = 20", "minutes = 4");
    story.refused("minutes = 4", "rounds.tea.minutes", "4 is not between 5 and 120");
    let story = Draft::minimal().change("ages = 8", "ages = -1");
    story.refused("ages", "ages", "-1 is not between 0 and 99");
    let story = Draft::minimal().change("ages = 8", "ages = 99999999999999999999999999");
    story.refused("ages", "ages", "is not between 0 and 99");
}

#[test]
fn words_out_of_a_set_are_refused() {
    let story = Draft::minimal().change("gender = \"male\"", "gender = \"man\"");
    story.refused("gender = \"man\"", "characters.bob.gender", "`female`, `male`, `any`");
    let story = Draft::minimal().change("can = [\"show\", \"board\"]", "can = [\"eat\"]");
    story.refused("can =", "clues.crumbs.can.#1", "`eat` is not one of");
    let story = Draft::minimal().change("when = \"split\"", "when = \"tie\"");
    story.refused("when = \"tie\"", "solution.endings.tie.when", "`right`, `wrong`, `split`");
}

#[test]
fn another_format_is_refused() {
    let story = Draft::minimal().change("format = 1", "format = 2");
    story.refused("format", "format", "only format 1 can be read");
}

#[test]
fn a_draft_with_gaps_can_be_read_and_written_again() {
    let draft = Draft::minimal().change("title = \"The Cake\"", "title = \"\"").change_after(
        "[solution]",
        "culprits = [\"ann\"]",
        "culprits = []",
    );
    assert!(!draft.check().passes());
    let story = read_draft(draft.0.as_bytes()).expect("a story with gaps");
    assert_eq!((story.title.as_str(), story.characters.len()), ("", 3));
    assert_eq!(read_draft(write(&story).as_bytes()), Some(story));
    assert_eq!(read_draft(b"title = \"never closed"), None);
}
