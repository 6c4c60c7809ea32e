//! Rule 3: configurations.

use super::draft::Draft;

/// The small story with a fourth character, who may stay away and is always somewhere.
fn with_dan() -> Draft {
    Draft::minimal().change("[[configurations]]", &format!("{DAN}\n[[configurations]]"))
}

const DAN: &str = r#"[[characters]]
key = "dan"
name = "Dan Dogwood"
gender = "male"
is_primary_character = false
tagline = "Somewhere."
description = "He is about."
costume_hint = "Shoes."
when_absent = "He is in the garden."

[characters.secret]
summary = "You slept."
private_briefing = "You slept."
objectives = ["Sleep on."]
"#;

#[test]
fn a_character_plays_somewhere() {
    let story = with_dan();
    story.refused("[[characters]]\nkey = \"dan\"", "characters.dan", "in no configuration");
}

#[test]
fn a_primary_character_plays_everywhere() {
    let story = Draft::minimal()
        .change("[\"ann\", \"bob\", \"cat\"]", "[\"ann\", \"cat\"]")
        .change("max_players = 3", "max_players = 2");
    let findings = story.check().findings;
    let words: Vec<&str> = findings.iter().map(|f| f.message.as_str()).collect();
    assert!(words.iter().any(|w| w.contains("`bob` is a primary character")), "{words:?}");
    assert!(words.iter().any(|w| w.contains("in no configuration")), "{words:?}");
}

#[test]
fn the_fewest_players_are_at_least_the_primary_characters() {
    let story = Draft::minimal().change_after(
        "key = \"cat\"",
        "is_primary_character = false",
        "is_primary_character = true",
    );
    story.refused("min_players", "configurations.all.min_players", "primary characters");
}

#[test]
fn the_fewest_players_are_not_more_than_the_most() {
    let story = Draft::minimal().change("min_players = 2", "min_players = 4");
    story.refused("min_players", "configurations.all.min_players", "more than `max_players`");
}

#[test]
fn nobody_plays_alone() {
    let story = Draft::minimal().change("min_players = 2", "min_players = 1");
    story.refused("min_players", "configurations.all.min_players", "not between 2");
}

#[test]
fn the_most_players_are_all_the_characters() {
    let story = Draft::minimal().change("max_players = 3", "max_players = 4");
    story.refused("max_players", "configurations.all.max_players", "characters, which is 3");
}

#[test]
fn every_number_in_between_is_served() {
    let story = with_dan()
        .change(
            "min_players = 2\nmax_players = 3\ncharacters = [\"ann\", \"bob\", \"cat\"]",
            "min_players = 2\nmax_players = 2\ncharacters = [\"ann\", \"bob\"]",
        )
        .change(
            "\n[[rounds]]\nkey = \"tea\"",
            r#"
[[configurations]]
key = "more"
configuration_name = "More"
min_players = 4
max_players = 4
characters = ["ann", "bob", "cat", "dan"]

[[rounds]]
key = "tea""#,
        );
    story.refused("[[configurations]]", "configurations", "no configuration serves 3 players");
    let both = story.change("min_players = 4", "min_players = 2");
    let warnings: Vec<String> = both.check().warnings().map(ToString::to_string).collect();
    let line = both.line_of("[[configurations]]\nkey = \"more\"");
    let words = "an earlier configuration serves this number of players too: 2";
    assert!(
        warnings.contains(&format!("{line}: configurations.more: warning: {words}")),
        "{warnings:?}"
    );
}

#[test]
fn more_casts_than_can_be_proved_are_refused() {
    let mut people = String::new();
    let mut keys = String::new();
    for number in 0..13 {
        people += &DAN
            .replace("\"dan\"", &format!("\"dan-{number}\""))
            .replace("Dogwood", &format!("Dogwood{number}"));
        keys += &format!(", \"dan-{number}\"");
    }
    let story = Draft::minimal()
        .change("[[configurations]]", &format!("{people}\n[[configurations]]"))
        .change("[\"ann\", \"bob\", \"cat\"]", &format!("[\"ann\", \"bob\", \"cat\"{keys}]"))
        .change("max_players = 3", "max_players = 16");
    story.refused(
        "[[characters]]",
        "characters",
        "14 characters are not primary; at most 12 may be",
    );
}

#[test]
fn somebody_can_host_it() {
    let story = Draft::minimal().change("host_modes = [\"plays\"]", "host_modes = []");
    story.refused("host_modes = []", "host_modes", "nobody could host it");
}
