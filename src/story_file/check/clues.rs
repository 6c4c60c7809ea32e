//! Rule 5: when and to whom clues come out.

use std::collections::HashMap;

use crate::at::At;
use crate::model::{Audience, Clue, IfAbsent, Release, ScriptEntry, StoryFile};
use crate::notes::Notes;

pub(super) fn check(story: &StoryFile, notes: &mut Notes) {
    for (index, clue) in story.clues.iter().enumerate() {
        let at = At::top().key("clues").item(index);
        // Without these two nothing can be said about the others.
        if !notes.is_unread(&at.key("audience")) && !notes.is_unread(&at.key("release")) {
            audience(story, clue, &at, notes);
        }
        public_from(story, clue, &at, notes);
    }
    let named = named_clues(story);
    let mut buttons: HashMap<&str, Vec<&Named<'_>>> = HashMap::new();
    for name in &named {
        buttons.entry(name.clue).or_default().push(name);
    }
    let of = |clue: &Clue| buttons.get(clue.key.as_str()).map_or(&[][..], Vec::as_slice);
    for (index, clue) in story.clues.iter().enumerate() {
        let at = At::top().key("clues").item(index);
        if !notes.is_unread(&at.key("release")) && !notes.is_unread(&at.key("key")) {
            named_by_scripts(clue, of(clue), &at, notes);
        }
    }
    for (index, clue) in story.clues.iter().enumerate() {
        let release = At::top().key("clues").item(index).key("release");
        if clue.release != Release::Host && !notes.is_unread(&release) {
            named_but_not_released(clue, of(clue), notes);
        }
    }
}

fn audience(story: &StoryFile, clue: &Clue, at: &At, notes: &mut Notes) {
    match clue.audience {
        Audience::Everyone => for_everyone(clue, at, notes),
        Audience::Character(_) => for_one(story, clue, at, notes),
    }
    if clue.can.is_some() && clue.release != Release::Holder {
        let reason = "`can` is what the holder of a thing may do; it needs `release = \"holder\"`";
        notes.refuse(&at.key("can"), reason);
    }
}

fn for_everyone(clue: &Clue, at: &At, notes: &mut Notes) {
    if clue.release == Release::Holder {
        let reason = "a clue for everyone has no holder; `release` must be `round` or `host`";
        notes.refuse(&at.key("release"), reason);
    }
    let keys =
        [("if_absent", clue.if_absent.is_some()), ("public_from", clue.public_from.is_some())];
    for (key, _) in keys.into_iter().filter(|(_, given)| *given) {
        let reason = format!("`{key}` has no meaning for a clue for everyone");
        notes.refuse(&at.key(key), reason);
    }
}

fn for_one(story: &StoryFile, clue: &Clue, at: &At, notes: &mut Notes) {
    let at = at.key("if_absent");
    let Some(if_absent) = &clue.if_absent else {
        let reason =
            "a clue for one character needs `if_absent`: what happens when the seat is empty";
        if !notes.is_unread(&at) {
            notes.refuse(&at, reason);
        }
        return;
    };
    let IfAbsent::Character(substitute) = if_absent else {
        return;
    };
    if clue.audience == Audience::Character(substitute.clone()) {
        notes.refuse(&at, "this is the character who is absent");
    } else if story.character(substitute).is_some_and(|c| !c.is_primary_character) {
        notes.refuse(&at, format!("`{substitute}` is no primary character and may be absent too"));
    }
}

fn public_from(story: &StoryFile, clue: &Clue, at: &At, notes: &mut Notes) {
    let later = clue.public_from.as_ref().and_then(|key| story.round_index(key));
    if let (Some(later), Some(own)) = (later, story.round_index(&clue.round))
        && later <= own
    {
        let reason = format!("this must be a later round than the clue's own, `{}`", clue.round);
        notes.refuse(&at.key("public_from"), reason);
    }
}

/// A clue named by a button: the place of its name, the button's round, and the clue.
struct Named<'s> {
    at: At,
    round: &'s str,
    clue: &'s str,
}

fn named_clues(story: &StoryFile) -> Vec<Named<'_>> {
    let mut named = Vec::new();
    for (index, round) in story.rounds.iter().enumerate() {
        let script = At::top().key("rounds").item(index).key("host_script");
        for (entry, what) in round.host_script.iter().enumerate() {
            let ScriptEntry::Then { clues, .. } = what else {
                continue;
            };
            let list = script.item(entry).key("clues");
            named.extend(clues.iter().enumerate().map(|(place, clue)| Named {
                at: list.item(place),
                round: &round.key,
                clue,
            }));
        }
    }
    named
}

fn named_by_scripts(clue: &Clue, buttons: &[&Named<'_>], at: &At, notes: &mut Notes) {
    if clue.release != Release::Host {
        return;
    }
    let at = at.key("release");
    match buttons {
        [] => notes.refuse(&at, "no `then` names this clue, so the host cannot let it go"),
        [one] if one.round != clue.round => {
            let reason = format!("it belongs to round `{}`", clue.round);
            notes.refuse(&one.at, format!("`{}` is let go in the wrong round; {reason}", clue.key));
        }
        [_] => {}
        [_, again, ..] => {
            notes.refuse(&again.at, format!("`{}` is named by more than one `then`", clue.key));
        }
    }
}

fn named_but_not_released(clue: &Clue, buttons: &[&Named<'_>], notes: &mut Notes) {
    for name in buttons {
        let reason = "comes out by itself; a `then` can only name what has `release = \"host\"`";
        notes.refuse(&name.at, format!("`{}` {reason}", clue.key));
    }
}
