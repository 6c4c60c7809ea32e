//! Rule 7: every step can be taken in every cast.

use super::draft::Draft;

#[test]
fn what_a_step_needs_comes_to_the_board_by_itself() {
    let story = Draft::minimal().change("public_from = \"supper\"\n", "");
    story.refused(
        "needs = [\"crumbs\"]",
        "solution.steps.on-the-stairs.needs.#1",
        "in 2 of 2 casts, for instance when cat stays away",
    );
}

#[test]
fn a_clue_that_is_dropped_supports_nothing() {
    let story =
        Draft::minimal().change("needs = [\"crumbs\"]", "needs = [\"crumbs\", \"scratch\"]");
    story.refused("needs = [\"crumbs\"", "solution.steps.on-the-stairs.needs.#2", "2 of 2 casts");
    let on_the_board = Draft::minimal()
        .change_after(
            "key = \"fork\"",
            "release = \"round\"",
            "release = \"round\"\nonly_with = [\"cat\"]",
        )
        .change(
            "needs = [\"fork\", \"plate\"]\nfrom = []",
            "needs = [\"plate\"]\nfrom = [\"bob/tea\"]",
        )
        .change(
            "needs = [\"plate\"]\nfrom = [\"fork\"]",
            "needs = [\"fork\"]\nfrom = [\"crumbs\", \"bob/tea\"]",
        );
    on_the_board.refused(
        "needs = [\"fork\"]",
        "solution.steps.hungry.needs.#1",
        "in 1 of 2 casts, for instance when cat stays away",
    );
}

#[test]
fn there_are_two_sources() {
    let story = Draft::minimal().change("from = [\"bob/briefing\", \"bob/supper\"]", "from = []");
    story.refused(
        "[[solution.steps]]\nkey = \"on-the-stairs\"",
        "solution.steps.on-the-stairs",
        "fewer than two sources in 2 of 2 casts",
    );
}

#[test]
fn a_culprit_is_no_source() {
    for culprits_own in ["\"ann/briefing\"", "\"ann/tea\""] {
        let story = Draft::minimal().change(
            "from = [\"bob/briefing\", \"bob/supper\"]",
            &format!("from = [{culprits_own}]"),
        );
        story.refused(
            "[[solution.steps]]\nkey = \"on-the-stairs\"",
            "solution.steps.on-the-stairs",
            "fewer than two sources",
        );
    }
    let in_anns_hand = Draft::minimal()
        .change_after(
            "key = \"fork\"",
            "audience = \"everyone\"",
            "audience = \"ann\"\nif_absent = \"everyone\"",
        )
        .change(
            "needs = [\"fork\", \"plate\"]\nfrom = []",
            "needs = [\"plate\"]\nfrom = [\"bob/tea\"]",
        );
    in_anns_hand.refused(
        "[[solution.steps]]\nkey = \"hungry\"",
        "solution.steps.hungry",
        "fewer than two",
    );
}

#[test]
fn who_may_stay_away_is_a_source_only_when_cast() {
    let story = Draft::minimal()
        .change("from = [\"bob/briefing\", \"bob/supper\"]", "from = [\"cat/briefing\"]");
    story.refused(
        "[[solution.steps]]\nkey = \"on-the-stairs\"",
        "solution.steps.on-the-stairs",
        "in 1 of 2 casts, for instance when cat stays away",
    );
}
