//! Rule 4: scripts and the time they take, and the warning about missing letters.

use crate::at::At;
use crate::model::{Round, ScriptEntry, StoryFile};
use crate::notes::Notes;

pub(super) fn check(story: &StoryFile, notes: &mut Notes) {
    for (index, round) in story.rounds.iter().enumerate() {
        let at = At::top().key("rounds").item(index);
        let script = at.key("host_script");
        if !notes.is_unread(&script) {
            ends_with_button(round, &script, notes);
            deals_once(round, &script, notes);
        }
        without_letter(story, round, &at, notes);
    }
    time(story, notes);
}

fn ends_with_button(round: &Round, script: &At, notes: &mut Notes) {
    let last = round.host_script.len().saturating_sub(1);
    let ends = matches!(round.host_script.last(), Some(ScriptEntry::Then { .. }));
    let at = script.item(last);
    if !ends && !notes.is_unread(&at) {
        notes.refuse(&at, "the last entry of a script must be a `then`, which ends the round");
    }
}

fn deals_once(round: &Round, script: &At, notes: &mut Notes) {
    let deals = |entry: &ScriptEntry| matches!(entry, ScriptEntry::Then { letters: true, .. });
    let dealing = round.host_script.iter().enumerate().filter(|(_, entry)| deals(entry));
    for (index, _) in dealing.skip(1) {
        let at = script.item(index).key("letters");
        notes.refuse(&at, "the letters of this round are dealt already");
    }
}

fn without_letter(story: &StoryFile, round: &Round, at: &At, notes: &mut Notes) {
    let served = |key: &String| round.secrets.iter().any(|letter| letter.character == *key);
    let keys = story.characters.iter().map(|character| &character.key);
    let missing: Vec<&str> =
        keys.filter(|key| !key.is_empty() && !served(key)).map(String::as_str).collect();
    if !missing.is_empty() && !notes.is_unread(&at.key("secrets")) {
        notes.warn(at, format!("no letter in this round for {}", missing.join(", ")));
    }
}

fn time(story: &StoryFile, notes: &mut Notes) {
    let at = At::top().key("duration_minutes");
    let rounds: u32 = story.rounds.iter().map(|round| round.minutes).sum();
    let whole = story.duration_minutes;
    if rounds > whole && !notes.is_unread(&at) {
        notes
            .refuse(&at, format!("the rounds take {rounds} minutes, and the evening only {whole}"));
    }
}
