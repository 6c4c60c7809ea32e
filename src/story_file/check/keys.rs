//! Rule 2, for keys: each used once among its kind, well formed, and not reserved.

use std::collections::HashMap;

use super::language;
use crate::at::At;
use crate::limits;
use crate::model::StoryFile;
use crate::notes::Notes;

const RESERVED: [&str; 3] = ["everyone", "drop", "briefing"];

pub(super) fn check(story: &StoryFile, notes: &mut Notes) {
    form(&At::top().key("key"), &story.key, notes);
    language(&story.language, notes);
    each_once(&At::top().key("offstage"), story.offstage.iter().map(|x| &x.key), notes);
    each_once(&At::top().key("characters"), story.characters.iter().map(|x| &x.key), notes);
    each_once(&At::top().key("configurations"), story.configurations.iter().map(|x| &x.key), notes);
    each_once(&At::top().key("rounds"), story.rounds.iter().map(|x| &x.key), notes);
    each_once(&At::top().key("clues"), story.clues.iter().map(|x| &x.key), notes);
    let (at, solution) = (At::top().key("solution"), &story.solution);
    each_once(&at.key("steps"), solution.steps.iter().map(|x| &x.key), notes);
    each_once(&at.key("herrings"), solution.herrings.iter().map(|x| &x.key), notes);
    each_once(&at.key("reveal"), solution.reveal.iter().map(|x| &x.key), notes);
}

/// Checks the keys of the things of one kind.
fn each_once<'s>(list: &At, keys: impl Iterator<Item = &'s String>, notes: &mut Notes) {
    let mut first: HashMap<&str, usize> = HashMap::new();
    for (index, key) in keys.enumerate() {
        let at = list.item(index).key("key");
        form(&at, key, notes);
        if notes.is_unread(&at) {
            continue;
        }
        if let Some(line) = first.get(key.as_str()) {
            notes.refuse(&at, format!("the key is used twice, first on line {line}"));
        } else {
            first.insert(key, notes.line_of(&at));
        }
    }
}

fn form(at: &At, key: &str, notes: &mut Notes) {
    if notes.is_unread(at) {
        return;
    }
    let length = key.chars().count();
    if length > limits::KEY {
        let most = limits::KEY;
        notes.refuse(at, format!("the key has {length} characters; at most {most} are allowed"));
    } else if !is_well_formed(key) {
        notes.refuse(at, "a key is made of lower-case letters a to z, digits and single hyphens");
    } else if RESERVED.contains(&key) {
        notes.refuse(at, format!("`{key}` is reserved and cannot be a key"));
    }
}

fn is_well_formed(key: &str) -> bool {
    let letters = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    key.split('-').all(|part| !part.is_empty() && part.chars().all(letters))
}

fn language(tag: &str, notes: &mut Notes) {
    let at = At::top().key("language");
    if !notes.is_unread(&at) && !language::is_tag(tag) {
        notes.refuse(&at, "a language is a tag such as `en`, `de` or `pt-BR`");
    }
}
