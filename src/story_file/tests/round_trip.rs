//! What is written is read again as it was.

use proptest::prelude::*;

use super::bag::stories;
use super::cases;
use super::draft::{Draft, PAPER_BOAT, told};
use crate::{StoryFile, check, parse, write};

fn read_again(story: &StoryFile) -> StoryFile {
    let file = write(story);
    parse(file.as_bytes()).unwrap_or_else(|findings| panic!("{file}\n{}", told(&findings)))
}

#[test]
fn a_whole_story_survives_and_looks_like_itself() {
    let story = parse(PAPER_BOAT.as_bytes()).expect("a story");
    assert_eq!(read_again(&story), story);
    // Every paragraph is wrapped as its writer wrapped it.
    let written = write(&story);
    let lines: std::collections::HashSet<&str> = written.lines().collect();
    let kept = PAPER_BOAT.lines().filter(|line| lines.contains(line)).count();
    assert!(kept * 100 >= PAPER_BOAT.lines().count() * 98, "only {kept} lines are the same");
}

#[test]
fn awkward_texts_survive() {
    let mut story = Draft::minimal().story();
    let awkward =
        "He said: \"\"\"\"\"no\"\"\"\"\".\n\\ and \\n and C:\\\n\n  ' ''' # = [x]\n\u{7f}\"";
    story.setting_description = awkward.to_owned();
    story.tagline = "\"\"\" \\ \u{8}\u{1f} ’ 🕯".to_owned();
    assert_eq!(read_again(&story), story);
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn stories_of_any_text_are_read_as_they_were_written(story in stories("\\PC{1,20}", "(\\PC|[\\n\"\\\\'\t\u{1}]){1,60}")) {
        let file = write(&story);
        prop_assert_eq!(&read_again(&story), &story);
        prop_assert_eq!(write(&read_again(&story)), file);
    }

    #[test]
    fn good_stories_are_still_good(story in stories("[a-zé’“”\\\\\"]{1,9}", "[a-z\"’\\\\]{1,9}(\n?\n[a-z]{3,9}){0,3}")) {
        let report = check(write(&story).as_bytes(), false);
        prop_assert!(report.findings.is_empty(), "{}{}", write(&story), told(&report.findings));
        prop_assert_eq!(report.story, Some(story));
    }
}
