//! The measures of the house.

use super::draft::{Draft, told};
use crate::check;

#[test]
fn the_house_measures_only_on_request_and_only_warns() {
    let story = Draft::minimal().change("Supper is cold.", "Supper's cold.");
    story.good();
    let report = check(story.0.as_bytes(), true);
    assert!(report.passes(), "{}", told(&report.findings));
    let line = |passage: &str| story.line_of(passage);
    let expected = [
        (line("private_briefing = \"You saw"), "a briefing of 6 words; usual are 170 to 300"),
        (line("objectives = [\"Blame Bob.\"]"), "1 objectives; usual are two or three"),
        (line("text = \"Look at Ann.\""), "a letter of 3 words; usual are 60 to 145"),
        (line("text = \"It is sticky.\""), "a clue of 3 words; usual are 30 to 90"),
        (line("Supper's"), "straight quotes; typographic ones are “ ” and ’"),
    ];
    for (line, words) in expected {
        let found = report.warnings().any(|w| w.line == line && w.message == words);
        assert!(found, "{line}: {words}\n{}", told(&report.findings));
    }
    let screens = report.warnings().filter(|w| w.message.starts_with("a screen")).count();
    assert_eq!(screens, 0, "{}", told(&report.findings));
}

#[test]
fn a_long_screen_is_warned_of() {
    let long = "word ".repeat(61);
    let story = Draft::minimal().change("The fork was sticky.", long.trim());
    let report = check(story.0.as_bytes(), true);
    assert!(report.warnings().any(|w| w.message == "a screen of 61 words; usual are 1 to 60"));
}
