//! Rule 9: public texts give nothing away.

use super::draft::Draft;

#[test]
fn public_texts_do_not_say_what_must_not_be_said() {
    let story = Draft::minimal().change("There was a cake.", "There was MARZIPAN’s cake.");
    story.refused(
        "There was",
        "rounds.tea.host_script.#2.say",
        "“marzipan”, which is in `never_say`",
    );
    let story = Draft::minimal().change("It is raining.", "It is raining\nmarzipans.");
    story.refused("marzipans", "setting_description", "“marzipan”");
    let story = Draft::minimal().change("It is raining.", "Who has the *pantry\nkey*?");
    story.refused("setting_description", "setting_description", "“pantry key”");
}

#[test]
fn secret_texts_and_other_words_may() {
    Draft::minimal().change("It is sticky.", "It smells of marzipan.").good();
    Draft::minimal().change("It is raining.", "A marzipaniere, a key, a pantry.").good();
}

#[test]
fn a_word_is_known_however_it_is_written() {
    let says = |text: &str| {
        let text = format!("There was {text} here.");
        Draft::minimal().change("There was a cake.", &text).refused(
            "There was",
            "rounds.tea.host_script.#2.say",
            "“marzipan”, which is in `never_say`",
        );
    };
    for text in [
        "marzi-pan",
        "Mar‑zi‑pan",
        "marzi**pan**",
        "m_arzip_ans",
        "márzipan",
        "ma\u{301}rzipan",
        "ｍａｒｚｉｐａｎ",
        "marzi\u{200D}pan",
        "marzi\u{200C}pan’s",
        "MARZI'PAN",
    ] {
        says(&text.replace('\\', "\\\\"));
    }
    let cafe = Draft::minimal().change("\"pantry key\"", "\"Café Straße\"");
    cafe.change("There was a cake.", "In the cafe\u{301} strasse.").refused(
        "In the",
        "rounds.tea.host_script.#2.say",
        "“Café Straße”",
    );
    let hyphen = Draft::minimal().change("\"pantry key\"", "\"pantry-key\"");
    for text in ["The pantry key.", "The pantrykeys.", "The pantry-key."] {
        hyphen.change("There was a cake.", text).refused(
            text,
            "rounds.tea.host_script.#2.say",
            "“pantry-key”",
        );
    }
}

#[test]
fn only_accents_are_left_out_of_a_letter() {
    let story = Draft::minimal().change("\"pantry key\"", "\"毒がし\", \"की\", \"각\"");
    story.change("There was a cake.", "毒かし, का, 가").good();
    for word in ["毒がし", "毒か\u{3099}し", "की", "각", "\u{1100}\u{1161}\u{11A8}"] {
        story.change("There was a cake.", &format!("There was {word}.")).refused(
            "There was",
            "rounds.tea.host_script.#2.say",
            "which is in `never_say`",
        );
    }
}

#[test]
fn words_that_only_stand_together_are_other_words() {
    Draft::minimal().change("There was a cake.", "Marzi pan, marzi, pan; mar.zipan").good();
}

const PUBLIC: &str = "description = \"He came late.\"";
const SECRET: &str = "text = \"It is sticky.\"";

#[test]
fn eight_words_of_a_secret_are_not_repeated() {
    let story = Draft::minimal()
        .change(
            PUBLIC,
            "description = \"He said: the left-hand fork, don’t you see, was very old.\"",
        )
        .change(
            SECRET,
            "text = \"Somebody wrote *the left-hand fork don't you see* was, very big.\"",
        );
    let line = story.line_of("text = \"Somebody wrote");
    let place = format!("a secret text, clues.fork.text on line {line}");
    story.refused("description = \"He said", "characters.bob.description", &place);
    story.refused(
        "description = \"He said",
        "characters.bob.description",
        "“the lefthand fork dont you see was very”",
    );
}

#[test]
fn seven_words_are_no_secret() {
    Draft::minimal()
        .change(PUBLIC, "description = \"One two three four five six seven ate.\"")
        .change(SECRET, "text = \"One two three four five six seven eight.\"")
        .good();
}
