//! Rule 10: who does not exist in an evening is not named in it.

use crate::model::{Character, StoryFile};
use crate::notes::Notes;
use crate::texts::Text;
use crate::words::{holds, parts};

pub(super) fn check(story: &StoryFile, texts: &[Text<'_>], notes: &mut Notes) {
    let may_vanish = |c: &&Character| !c.is_primary_character && c.when_absent.is_none();
    for character in story.characters.iter().filter(may_vanish) {
        let name = telling_name(story, character);
        let others = texts.iter().filter(|text| text.is_read());
        for text in others.filter(|text| !text.with.contains(&character.key.as_str())) {
            named_in(text, character, &name, notes);
        }
    }
}

/// The surname; where somebody else has the same, the whole name, since the surname tells nothing.
fn telling_name<'s>(story: &StoryFile, character: &'s Character) -> Vec<&'s str> {
    let surname = surname(&character.name);
    let others = story.characters.iter().filter(|other| other.key != character.key);
    let mut names = others.map(|c| &c.name).chain(story.offstage.iter().map(|p| &p.name));
    if names.any(|name| parts(name).ends_with(&surname)) {
        return parts(&character.name);
    }
    surname
}

fn surname(name: &str) -> Vec<&str> {
    name.split_whitespace().next_back().map(parts).unwrap_or_default()
}

fn named_in(text: &Text<'_>, character: &Character, name: &[&str], notes: &mut Notes) {
    for (line, words) in text.text.lines().enumerate() {
        if !holds(&parts(words), name, is_name) {
            continue;
        }
        let (name, key) = (name.join(" "), &character.key);
        let reason = format!("{name} is named here, and does not exist when `{key}` is not cast");
        let remedy = "give them a `when_absent`, or the text an `only_with`";
        notes.refuse_within(&text.at, line, format!("{reason}; {remedy}"));
    }
}

/// As written, or in capitals as on a telegram; `rook` is not Mr Rook.
fn is_name(word: &str, name: &str) -> bool {
    word == name || word == name.to_uppercase()
}
