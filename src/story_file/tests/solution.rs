//! Rule 6: the solution.

use super::draft::{Draft, told};

#[test]
fn somebody_did_it() {
    let story = Draft::minimal().change("culprits = [\"ann\"]", "culprits = []");
    story.refused("culprits", "solution.culprits", "somebody must have done it");
    let story = Draft::minimal().change("culprits = [\"ann\"]", "culprits = [\"eve\"]");
    story.refused("culprits", "solution.culprits.#1", "no character `eve`");
}

#[test]
fn a_culprit_is_primary() {
    let story = Draft::minimal().change("culprits = [\"ann\"]", "culprits = [\"ann\", \"cat\"]");
    let findings = story.check().findings;
    let culprit = findings.iter().find(|f| f.key == "solution.culprits.#2").expect("a finding");
    assert_eq!(culprit.line, story.line_of("culprits"));
    assert!(culprit.message.contains("no primary character"), "{}", told(&findings));
}

#[test]
fn means_opportunity_and_motive_are_all_shown() {
    for about in ["means", "opportunity", "motive"] {
        let other = if about == "means" { "motive" } else { "means" };
        let story = Draft::minimal()
            .change(&format!("about = \"{about}\""), &format!("about = \"{other}\""));
        story.refused(
            "[[solution.steps]]",
            "solution.steps",
            &format!("no step is about `{about}`"),
        );
    }
}

#[test]
fn a_step_needs_a_clue() {
    let story = Draft::minimal().change("needs = [\"crumbs\"]", "needs = []");
    story.refused("needs = []", "solution.steps.on-the-stairs.needs", "at least one clue");
}

#[test]
fn each_outcome_has_its_ending() {
    let story = Draft::minimal().change("when = \"split\"", "when = \"wrong\"");
    let findings = story.check().findings;
    let words = told(&findings);
    assert_eq!(findings.len(), 2, "{words}");
    assert!(words.contains("the ending for `split` is missing"), "{words}");
    let line = story.line_of("title = \"You could not agree\"") - 1;
    assert!(
        words.contains(&format!("{line}: solution.endings.wrong.when: a second ending")),
        "{words}"
    );
}

#[test]
fn a_herring_is_about_an_innocent() {
    let story = Draft::minimal().change("about = \"cat\"", "about = \"ann\"");
    story.refused("about = \"ann\"", "solution.herrings.scratching.about", "is a culprit");
}

#[test]
fn afterwards_are_for_all_or_none() {
    let one = |key: &str| {
        format!("[[solution.afterwards]]\ncharacter = \"{key}\"\ntext = \"Slept.\"\n\n")
    };
    let put = |people: String| {
        Draft::minimal().change("[[solution.timeline]]", &format!("{people}[[solution.timeline]]"))
    };
    put(one("ann") + &one("bob") + &one("cat")).good();
    put(one("ann") + &one("cat")).refused(
        "[[solution.afterwards]]",
        "solution.afterwards",
        "`bob` has no afterwards",
    );
    let story = put(one("ann") + &one("bob") + &one("cat") + &one("bob").replace("Slept", "Woke"));
    story.refused(
        "character = \"bob\"\ntext = \"Woke",
        "solution.afterwards.bob.character",
        "two afterwards",
    );
}
