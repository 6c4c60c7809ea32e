//! Rule 10: who does not exist is not named.

use super::draft::Draft;

#[test]
fn who_may_not_exist_is_not_named_elsewhere() {
    let story = Draft::minimal().change("It is raining.", "It is raining on\nCedar’s tail.");
    story.refused("Cedar’s tail", "setting_description", "Cedar is named here");
    let story = Draft::minimal().change("It is sticky.", "CEDAR WAS HERE");
    story.refused("CEDAR", "clues.fork.text", "does not exist when `cat` is not cast");
    let story = Draft::minimal().change("Say what you saw.", "Ask Cat Cedar.");
    story.refused("Ask Cat", "rounds.supper.secrets.bob.text", "`when_absent`");
    let story = Draft::minimal().change("The cake is baked.", "Cedar sits down.");
    story.refused("Cedar sits", "solution.timeline.#1.text", "`only_with`");
}

#[test]
fn they_are_named_where_they_are_certain() {
    let story = Draft::minimal();
    story.change("Purr.", "You, Cedar, purr.").good();
    story.change("You scratched the table.", "You, Cedar, scratched the table.").good();
    story
        .change("It is sticky.\"", "Cedar licked it.\"\nonly_with = [\"cat\"]")
        .change(
            "needs = [\"fork\", \"plate\"]\nfrom = []",
            "needs = [\"plate\"]\nfrom = [\"bob/tea\"]",
        )
        .change(
            "needs = [\"plate\"]\nfrom = [\"fork\"]",
            "needs = [\"plate\"]\nfrom = [\"bob/tea\"]",
        )
        .good();
    story.change("The cake is baked.\"", "Cedar sits down.\"\nonly_with = [\"cat\"]").good();
}

#[test]
fn they_are_named_everywhere_if_they_exist_off_stage() {
    let story = Draft::minimal()
        .after("costume_hint = \"Whiskers.\"\n", "when_absent = \"Cedar is on the roof.\"\n");
    story.change("It is raining.", "It is raining on Cedar.").good();
}

#[test]
fn other_words_are_not_names() {
    Draft::minimal().change("It is raining.", "A cedar, cedars, Cedarwood, the cat.").good();
}

#[test]
fn a_shared_surname_tells_nothing() {
    let story = Draft::minimal().change("Aunt Lou", "Aunt Lou Cedar");
    story.change("It is raining.", "It is raining on Mrs Cedar.").good();
    story.change("It is raining.", "It is raining on Cat Cedar.").refused(
        "It is raining on",
        "setting_description",
        "Cat Cedar is named here",
    );
}

#[test]
fn a_word_that_must_not_be_said_is_read_by_nobody() {
    let story = Draft::minimal().change("\"pantry key\"", "\"Cedar’s dream\"");
    story.good();
    story
        .change("It is raining.", "It is Cedar’s dream.")
        .change(
            "costume_hint = \"Whiskers.\"",
            "costume_hint = \"A tail.\"\nwhen_absent = \"Away.\"",
        )
        .refused("It is Cedar", "setting_description", "“Cedar’s dream”");
}
