//! Rule 2: keys and references.

use super::draft::Draft;

#[test]
fn a_key_stands_once_among_its_kind() {
    let story = Draft::minimal()
        .change("key = \"scratch\"", "key = \"fork\"")
        .change("from = [\"scratch\"]", "from = [\"plate\"]");
    let first = story.line_of("key = \"fork\"");
    let second = story.line_of("title = \"A fork\"") - 1;
    let findings = story.check().findings;
    assert_eq!(findings.len(), 1, "{findings:?}");
    assert_eq!(findings[0].line, second);
    assert_eq!(findings[0].message, format!("the key is used twice, first on line {first}"));
    // Different kinds may share a key.
    Draft::minimal().change("key = \"the-fork\"", "key = \"fork\"").good();
}

#[test]
fn keys_are_lower_case_with_hyphens_and_short() {
    for key in ["The-Fork", "the_fork", "-fork", "fork-", "the--fork", "gâteau", "a fork"] {
        let story = Draft::minimal().change("key = \"the-fork\"", &format!("key = \"{key}\""));
        story.refused(
            &format!("key = \"{key}\""),
            &format!("solution.reveal.{key}.key"),
            "a key is",
        );
    }
    let long = "k".repeat(41);
    let story = Draft::minimal().change("key = \"the-cake\"", &format!("key = \"{long}\""));
    story.refused("key =", "key", "41 characters; at most 40");
}

#[test]
fn reserved_words_are_no_keys() {
    for word in ["everyone", "drop", "briefing"] {
        let story = Draft::minimal().change("key = \"the-fork\"", &format!("key = \"{word}\""));
        let line = format!("key = \"{word}\"");
        story.refused(&line, &format!("solution.reveal.{word}.key"), "reserved");
    }
}

#[test]
fn a_language_is_a_tag() {
    for tag in ["pt-BR", "i-klingon", "zh-min-nan", "x-thieves"] {
        Draft::minimal().change("language = \"en\"", &format!("language = \"{tag}\"")).good();
    }
    let story = Draft::minimal().change("language = \"en\"", "language = \"English!\"");
    story.refused("language", "language", "a language is a tag");
}

#[track_caller]
fn dangling(from: &str, to: &str, key: &str, words: &str) {
    Draft::minimal().change(from, to).refused(to, key, words);
}

#[test]
fn a_reference_leads_somewhere() {
    dangling(
        "clues = [\"plate\"]",
        "clues = [\"plate\", \"cup\"]",
        "rounds.tea.host_script.#4.clues.#2",
        "no clue `cup`",
    );
    dangling(
        "if_absent = \"everyone\"",
        "if_absent = \"eve\"",
        "clues.crumbs.if_absent",
        "no character `eve`",
    );
    dangling(
        "public_from = \"supper\"",
        "public_from = \"dinner\"",
        "clues.crumbs.public_from",
        "no round `dinner`",
    );
    dangling(
        "needs = [\"crumbs\"]",
        "needs = [\"crumbs\", \"cup\"]",
        "solution.steps.on-the-stairs.needs.#2",
        "no clue `cup`",
    );
    dangling(
        "\"bob/briefing\"",
        "\"eve/briefing\"",
        "solution.steps.on-the-stairs.from.#1",
        "no character `eve`",
    );
    dangling(
        "\"bob/supper\"",
        "\"bob/dinner\"",
        "solution.steps.on-the-stairs.from.#2",
        "no letter `bob/dinner`",
    );
    dangling(
        "screen = \"the-cat\"",
        "screen = \"the-dog\"",
        "solution.herrings.scratching.screen",
        "no screen `the-dog`",
    );
    dangling(
        "at = \"Noon\"",
        "only_with = [\"eve\"]\nat = \"Noon\"",
        "solution.timeline.#1.only_with.#1",
        "no character `eve`",
    );
}

#[test]
fn a_letter_is_for_somebody_and_one_is_enough() {
    let story = Draft::minimal()
        .after("text = \"Purr.\"\n", "\n[[rounds.secrets]]\ncharacter = \"eve\"\ntext = \"x\"\n");
    story.refused("character = \"eve\"", "rounds.supper.secrets.eve.character", "no character");
    let story = Draft::minimal()
        .after("text = \"Purr.\"\n", "\n[[rounds.secrets]]\ntext = \"x\"\ncharacter = \"cat\"\n");
    story.refused(
        "character = \"cat\"\n\n[[clues]]",
        "rounds.supper.secrets.cat.character",
        "two letters",
    );
}

#[test]
fn nothing_stands_twice_in_a_list() {
    dangling(
        "[\"bob/briefing\", \"bob/supper\"]",
        "[\"bob/briefing\", \"bob/briefing\"]",
        "solution.steps.on-the-stairs.from.#2",
        "twice",
    );
    dangling(
        "host_modes = [\"plays\"]",
        "host_modes = [\"plays\", \"plays\"]",
        "host_modes.#2",
        "twice",
    );
}

#[test]
fn no_text_stands_twice_in_a_list() {
    dangling(
        "content_warnings = []",
        "content_warnings = [\"Cake\", \"cake\"]",
        "content_warnings.#2",
        "twice",
    );
    dangling("\"pantry key\"]", "\"Marzipan\"]", "never_say.#2", "twice");
    dangling(
        "[\"Sleep.\"]",
        "[\"Sleep.\", \"Eat.\", \"Sleep.\"]",
        "characters.cat.secret.objectives.#3",
        "twice",
    );
    dangling(
        "text = \"Purr.\"",
        "objectives = [\"Purr.\", \"Purr.\"]\ntext = \"Purr.\"",
        "rounds.supper.secrets.cat.objectives.#2",
        "twice",
    );
    dangling("ages = 8", "authors = [\"Vera\", \"Vera\"]\nages = 8", "authors.#2", "twice");
}

#[test]
fn a_briefing_is_no_clue_and_a_character_no_source() {
    let needs = "solution.steps.on-the-stairs.needs.#2";
    dangling(
        "needs = [\"crumbs\"]",
        "needs = [\"crumbs\", \"bob/briefing\"]",
        needs,
        "`bob/briefing` is a briefing",
    );
    dangling(
        "needs = [\"crumbs\"]",
        "needs = [\"crumbs\", \"bob/tea\"]",
        needs,
        "stands in `from`",
    );
    dangling(
        "clues = [\"plate\"]",
        "clues = [\"plate\", \"cat/briefing\"]",
        "rounds.tea.host_script.#4.clues.#2",
        "only clues can stand here",
    );
    dangling(
        "\"bob/briefing\", \"bob/supper\"",
        "\"bob\", \"bob/supper\"",
        "solution.steps.on-the-stairs.from.#1",
        "the briefing of that character is `bob/briefing`",
    );
}
