//! Writes a story as a file: always the same bytes for the same story, and pleasant to read.
//!
//! A file that was imported and left alone goes out byte for byte as it came; this is for stories
//! that were made or changed here.

mod solution;
mod toml;

use super::model::{
    Character, Closed, Clue, Configuration, Letter, Offstage, Round, ScriptEntry, StoryFile,
};
use toml::Toml;

/// The file of a story.
pub fn write(story: &StoryFile) -> String {
    let mut toml = Toml::new();
    top(story, &mut toml);
    story.offstage.iter().for_each(|person| offstage(person, &mut toml));
    story.characters.iter().for_each(|who| character(who, &mut toml));
    story.configurations.iter().for_each(|table| configuration(table, &mut toml));
    story.rounds.iter().for_each(|one| round(one, &mut toml));
    story.clues.iter().for_each(|one| clue(one, &mut toml));
    solution::write(&story.solution, &mut toml);
    toml.finish()
}

fn top(story: &StoryFile, toml: &mut Toml) {
    toml.number("format", story.format);
    toml.text("key", &story.key);
    toml.text("title", &story.title);
    toml.text("tagline", &story.tagline);
    toml.text("language", &story.language);
    toml.number("duration_minutes", story.duration_minutes);
    toml.number("ages", story.ages);
    toml.maybe_texts("authors", &story.authors);
    toml.texts("content_warnings", &story.content_warnings);
    toml.texts("host_modes", &words(&story.host_modes));
    toml.maybe_text("cover", story.cover.as_ref());
    toml.maybe_texts("never_say", &story.never_say);
    toml.blank();
    toml.text("shop_description", &story.shop_description);
    toml.blank();
    toml.text("setting_description", &story.setting_description);
}

fn words<T: Closed>(values: &[T]) -> Vec<String> {
    values.iter().map(|value| value.word().to_owned()).collect()
}

fn offstage(person: &Offstage, toml: &mut Toml) {
    toml.header("[[offstage]]");
    toml.text("key", &person.key);
    toml.text("name", &person.name);
    toml.text("description", &person.description);
}

fn character(character: &Character, toml: &mut Toml) {
    toml.header("[[characters]]");
    toml.text("key", &character.key);
    toml.text("name", &character.name);
    toml.text("gender", character.gender.word());
    toml.truth("is_primary_character", character.is_primary_character);
    toml.text("tagline", &character.tagline);
    toml.text("description", &character.description);
    toml.maybe_text("when_absent", character.when_absent.as_ref());
    toml.text("costume_hint", &character.costume_hint);
    toml.maybe_text("portrait", character.portrait.as_ref());
    toml.header("[characters.secret]");
    toml.text("summary", &character.secret.summary);
    toml.text("private_briefing", &character.secret.private_briefing);
    toml.texts("objectives", &character.secret.objectives);
}

fn configuration(configuration: &Configuration, toml: &mut Toml) {
    toml.header("[[configurations]]");
    toml.text("key", &configuration.key);
    toml.text("configuration_name", &configuration.configuration_name);
    toml.number("min_players", configuration.min_players);
    toml.number("max_players", configuration.max_players);
    toml.texts("characters", &configuration.characters);
}

fn round(round: &Round, toml: &mut Toml) {
    toml.header("[[rounds]]");
    toml.text("key", &round.key);
    toml.text("name", &round.name);
    toml.number("minutes", round.minutes);
    toml.text("text", &round.text);
    toml.inline_tables("host_script", round.host_script.iter().map(script_entry));
    round.secrets.iter().for_each(|one| letter(one, toml));
}

fn script_entry(entry: &ScriptEntry) -> String {
    match entry {
        ScriptEntry::Say(text) => format!("say = {}", toml::quoted(text)),
        ScriptEntry::Do(text) => format!("do = {}", toml::quoted(text)),
        ScriptEntry::Then { label, letters, clues, dark } => {
            let mut parts = vec![format!("then = {}", toml::quoted(label))];
            if *letters {
                parts.push("letters = true".to_owned());
            }
            if !clues.is_empty() {
                parts.push(format!("clues = [{}]", toml::quoted_all(clues).join(", ")));
            }
            parts.extend(dark.map(|seconds| format!("dark = {seconds}")));
            parts.join(", ")
        }
    }
}

fn letter(letter: &Letter, toml: &mut Toml) {
    toml.header("[[rounds.secrets]]");
    toml.text("character", &letter.character);
    toml.text("text", &letter.text);
    toml.maybe_texts("objectives", &letter.objectives);
}

fn clue(clue: &Clue, toml: &mut Toml) {
    toml.header("[[clues]]");
    toml.text("key", &clue.key);
    toml.text("title", &clue.title);
    toml.text("round", &clue.round);
    toml.text("audience", clue.audience.word());
    toml.text("release", clue.release.word());
    if let Some(to) = &clue.if_absent {
        toml.text("if_absent", to.word());
    }
    toml.maybe_text("public_from", clue.public_from.as_ref());
    if let Some(can) = &clue.can {
        toml.texts("can", &words(can));
    }
    toml.maybe_texts("only_with", &clue.only_with);
    toml.maybe_text("picture", clue.picture.as_ref());
    toml.text("text", &clue.text);
}
