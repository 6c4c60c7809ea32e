//! Rule 1, for texts.

use super::draft::Draft;

const ROUND: &str = "text = \"Tea is poured.\"";

fn with_round_text(text: &str) -> Draft {
    Draft::minimal().change(ROUND, &format!("text = \"\"\"\n{text}\n\"\"\""))
}

#[track_caller]
fn refused_on(text: &str, passage: &str, words: &str) {
    with_round_text(text).refused(passage, "rounds.tea.text", words);
}

#[test]
fn every_form_the_format_allows_is_good() {
    with_round_text("Once *upon* a **time**,\\\\\nthere was:\n\n- tea,\n- cake.\n\n> Oh!\n\n1. x")
        .good();
    with_round_text("5 * 3, snake_case, \\\\*star\\\\*, a < b > c, AT&T, [brackets]").good();
}

#[test]
fn no_text_is_empty() {
    let story = Draft::minimal().change("text = \"It is sticky.\"", "text = \" \\n \"");
    story.refused("text = \" \\n \"", "clues.fork.text", "empty");
    let story = Draft::minimal().change("[\"Sleep.\"]", "[\"\"]");
    story.refused("[\"\"]", "characters.cat.secret.objectives.#1", "empty");
}

#[test]
fn texts_are_measured_in_characters_with_their_ends_trimmed() {
    let title = |length: usize| {
        let title = format!("title = \"  {}  \"", "é".repeat(length));
        Draft::minimal().change("title = \"The Cake\"", &title)
    };
    title(80).good();
    title(81).refused("title =", "title", "81 characters; at most 80");
    let objective = format!("[\"{}\"]", "x".repeat(161));
    let story = Draft::minimal().change("[\"Sleep.\"]", &objective);
    story.refused(&objective, "characters.cat.secret.objectives.#1", "at most 160");
}

#[test]
fn control_characters_are_refused() {
    let story = Draft::minimal().change("The Cake", "The \\u0007 Cake");
    story.refused("title =", "title", "control character U+0007");
    let story = Draft::minimal().change("The Cake", "The \\u202E Cake");
    story.refused("title =", "title", "U+202E cannot be seen");
    let story = Draft::minimal().change("The Cake", "The\\nCake");
    story.refused("title =", "title", "one line");
    refused_on("a\tb", "a\tb", "a tab");
}

#[test]
fn markup_beyond_the_format_is_refused_on_its_line() {
    refused_on("Tea.\n\nIs <b>poured</b", "Is <b>", "HTML");
    refused_on("Tea.\n\n<div>\nx", "<div>", "HTML");
    refused_on("Tea [is](x) poured", "Tea [is]", "links");
    refused_on("Tea <https://example.org>", "Tea <", "links");
    refused_on("Tea at https://example.org", "Tea at", "links");
    refused_on("[tea]: nowhere", "[tea]", "links");
    refused_on("One\ntwo ![tea](x)", "two !", "pictures");
    refused_on("Tea\n\n# Is", "# Is", "headings");
    refused_on("Tea\n---", "Tea\n---", "headings");
    refused_on("Tea\n\n---", "---", "lines across");
    refused_on("Tea\n\n    poured", "    poured", "code");
    refused_on("Tea `poured`", "Tea `", "code");
}

#[test]
fn an_emphasis_that_is_not_closed_is_refused_on_its_line() {
    refused_on("Tea\nis *poured.", "is *", "not closed");
    refused_on("Tea is* poured.", "Tea is*", "not closed");
    refused_on("Tea is **poured*.", "Tea is", "not closed");
    refused_on("Tea is _poured.", "Tea is", "not closed");
    refused_on("Tea *is\n\npoured.", "Tea *is", "not closed");
    refused_on("Tea is\n\n*poured*, *yes.", "*poured*", "not closed");
}

#[test]
fn plain_texts_hold_no_markup_either() {
    let story = Draft::minimal().change("There was a cake.", "There was <i>a</i> cake.");
    story.refused("There was", "rounds.tea.host_script.#2.say", "HTML");
    let story = Draft::minimal().change("There was a cake.", "See http://example.org/");
    story.refused("See http", "rounds.tea.host_script.#2.say", "links");
    Draft::minimal().change("There was a cake.", "I <3 cake > tea *").good();
}

#[test]
fn a_cover_may_be_named_in_two_hundred_characters() {
    let with_cover = |name: &str| {
        let cover = format!("host_modes = [\"plays\"]\ncover = \"{name}\"");
        Draft::minimal().change("host_modes = [\"plays\"]", &cover)
    };
    with_cover("my-house 20").good();
    assert_eq!(with_cover("my-house 20").story().cover.as_deref(), Some("my-house 20"));
    with_cover(&"x".repeat(201)).refused("cover =", "cover", "at most 200");
}

#[test]
fn what_nobody_can_see_is_refused() {
    for hidden in ["200B", "00AD", "2060", "3164", "115F", "2800", "200E", "E0041", "E0100", "FE00"]
    {
        let story = Draft::minimal().change("The Cake", &format!("The C\\U{hidden:0>8}ake"));
        let number = format!("U+{hidden:0>4}");
        story.refused("title =", "title", &format!("{number} cannot be seen"));
    }
    for private in ["E000", "F8FF", "F0000", "10FFFD", "FDD0", "FFFE"] {
        let story = Draft::minimal().change("The Cake", &format!("The C\\U{private:0>8}ake"));
        story.refused("title =", "title", "others see something else");
    }
    refused_on("Tea\nis\u{200B} poured.", "is\u{200B}", "U+200B cannot be seen");
    let story = Draft::minimal().change("\"pantry key\"", "\"pantry\u{200B}key\"");
    story.refused("never_say", "never_say.#2", "cannot be seen");
}

#[test]
fn joiners_and_small_pictures_are_good() {
    with_round_text("می\u{200C}خواهم, क्\u{200D}ष, 👩\u{200D}🍳, ☎\u{FE0F}, ☎\u{FE0E}").good();
    let story = Draft::minimal().change("\"The Cake\"", "\"\u{200D}\u{FE0F}\"");
    story.refused("title =", "title", "nothing in this text can be seen");
}

#[test]
fn web_addresses_are_refused_with_and_without_what_stands_before_them() {
    refused_on("Tea is\nat www.example.net", "at www", "links");
    refused_on("Tea is\non example.org.", "on example", "looks like a web address");
    refused_on("Tea is on *example*.org", "Tea is on", "looks like a web address");
    let story = Draft::minimal().change("There was a cake.", "See Lamplight.com/cake");
    story.refused("See Lam", "rounds.tea.host_script.#2.say", "looks like a web address");
    let story = Draft::minimal().change("\"The Cake\"", "\"cake.example.de\"");
    story.refused("title =", "title", "links");
    with_round_text("Tea at 4.30. Ms.Ash said: e.g. this.And then “etc.”").good();
}
