//! Rule 4: scripts, and the time they take.

use super::draft::{Draft, told};

#[test]
fn a_script_ends_with_a_button() {
    let story =
        Draft::minimal().change("  { then = \"Clear away\" },\n", "  { do = \"Clear away.\" },\n");
    story.refused("Clear away", "rounds.tea.host_script.#5", "must be a `then`");
    let story = Draft::minimal().change("[{ then = \"To the reveal\" }]", "[]");
    story.refused("host_script = []", "rounds.supper.host_script", "at least one");
}

#[test]
fn an_entry_is_one_thing() {
    let story = Draft::minimal()
        .change("{ do = \"Put the kettle on.\" }", "{ do = \"Put it on.\", say = \"Hm.\" }");
    story.refused("Put it on", "rounds.tea.host_script.#1", "more than one");
    let story = Draft::minimal().change("{ do = \"Put the kettle on.\" }", "{ }");
    story.refused("{ },", "rounds.tea.host_script.#1", "has none");
    let story =
        Draft::minimal().change("{ do = \"Put the kettle on.\" }", "{ do = \"Hm.\", dark = 3 }");
    story.refused("dark = 3", "rounds.tea.host_script.#1.dark", "belongs to a `then`");
}

#[test]
fn letters_are_dealt_once() {
    let story = Draft::minimal().change("dark = 5", "letters = true");
    story.refused("Show the plate", "rounds.tea.host_script.#4.letters", "dealt already");
}

#[test]
fn the_rounds_fit_into_the_evening() {
    let story = Draft::minimal().change("duration_minutes = 60", "duration_minutes = 39");
    story.refused("duration", "duration_minutes", "40 minutes, and the evening only 39");
}

#[test]
fn a_character_without_a_letter_is_a_warning() {
    let story = Draft::minimal()
        .change("\n[[rounds.secrets]]\ncharacter = \"cat\"\ntext = \"Purr.\"\n", "");
    story.warned(
        "[[rounds]]\nkey = \"supper\"",
        "rounds.supper",
        "no letter in this round for cat",
    );
    assert!(story.check().story.is_some(), "{}", told(&story.check().findings));
}

#[test]
fn only_a_button_can_do_something() {
    let story =
        Draft::minimal().change("{ do = \"Put the kettle on.\"", "{ dark = 5, do = \"Boil.\"");
    story.refused(
        "dark = 5, do",
        "rounds.tea.host_script.#1.dark",
        "it belongs to a `then`, and this is a `do`",
    );
    let story = Draft::minimal().change("There was a cake.\"", "Cake.\", clues = [\"fork\"]");
    story.refused("Cake.\", clues", "rounds.tea.host_script.#2.clues", "and this is a `say`");
}
