//! The measures of the stories that ship with Lamplight: only on request, and only warnings.

use std::ops::RangeInclusive;

use crate::at::At;
use crate::model::StoryFile;
use crate::notes::Notes;
use crate::texts::Text;

const BRIEFING: RangeInclusive<usize> = 170..=300;
const LETTER: RangeInclusive<usize> = 60..=145;
const CLUE: RangeInclusive<usize> = 30..=90;
const SCREEN: RangeInclusive<usize> = 1..=60;
const OBJECTIVES: RangeInclusive<usize> = 2..=3;

pub(super) fn check(story: &StoryFile, texts: &[Text<'_>], notes: &mut Notes) {
    for text in texts.iter().filter(|text| text.is_read()) {
        straight_quotes(text, notes);
    }
    for (index, character) in story.characters.iter().enumerate() {
        let at = At::top().key("characters").item(index).key("secret");
        let (secret, briefing) = (&character.secret, at.key("private_briefing"));
        measure(&secret.private_briefing, &BRIEFING, "a briefing", &briefing, notes);
        objectives(secret.objectives.len(), &at.key("objectives"), notes);
    }
    for (index, round) in story.rounds.iter().enumerate() {
        let at = At::top().key("rounds").item(index).key("secrets");
        for (index, letter) in round.secrets.iter().enumerate() {
            measure(&letter.text, &LETTER, "a letter", &at.item(index).key("text"), notes);
        }
    }
    for (index, clue) in story.clues.iter().enumerate() {
        let at = At::top().key("clues").item(index).key("text");
        measure(&clue.text, &CLUE, "a clue", &at, notes);
    }
    for (index, screen) in story.solution.reveal.iter().enumerate() {
        let at = At::top().key("solution").key("reveal").item(index).key("text");
        measure(&screen.text, &SCREEN, "a screen", &at, notes);
    }
}

fn measure(text: &str, usual: &RangeInclusive<usize>, what: &str, at: &At, notes: &mut Notes) {
    let count = text.split_whitespace().count();
    if !usual.contains(&count) && !notes.is_unread(at) {
        let (least, most) = (usual.start(), usual.end());
        notes.warn(at, format!("{what} of {count} words; usual are {least} to {most}"));
    }
}

fn objectives(count: usize, at: &At, notes: &mut Notes) {
    if !OBJECTIVES.contains(&count) && !notes.is_unread(at) {
        notes.warn(at, format!("{count} objectives; usual are two or three"));
    }
}

fn straight_quotes(text: &Text<'_>, notes: &mut Notes) {
    let straight = |line: &str| line.contains(['"', '\'']);
    if let Some(line) = text.text.lines().position(straight) {
        notes.warn_within(&text.at, line, "straight quotes; typographic ones are “ ” and ’");
    }
}
