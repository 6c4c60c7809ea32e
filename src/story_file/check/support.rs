//! Rule 7: whoever plays, every step of the reasoning can be taken, and by two roads.

use std::collections::HashSet;

use super::evening::Evenings;
use crate::at::At;
use crate::model::{Reference, Step, StoryFile};
use crate::notes::Notes;

pub(super) fn check(evenings: &Evenings<'_>, notes: &mut Notes) {
    for (index, step) in evenings.story.solution.steps.iter().enumerate() {
        let at = At::top().key("solution").key("steps").item(index);
        needs_are_public(evenings, step, &at.key("needs"), notes);
        let lists = [at.key("needs"), at.key("from")];
        if !lists.iter().any(|list| notes.is_unread(list)) {
            has_two_sources(evenings, step, &at, notes);
        }
    }
}

fn needs_are_public(evenings: &Evenings<'_>, step: &Step, at: &At, notes: &mut Notes) {
    for (index, clue) in step.needs.iter().enumerate() {
        if let Some(when) = evenings.hidden(clue) {
            let reason = "is needed, and is not on the board of itself by the last round";
            notes.refuse(&at.item(index), format!("`{clue}` {reason} {when}"));
        }
    }
}

fn has_two_sources(evenings: &Evenings<'_>, step: &Step, at: &At, notes: &mut Notes) {
    let needs = step.needs.iter().map(|clue| Reference::Clue(clue.clone()));
    let sources: HashSet<Reference> = needs.chain(step.from.iter().cloned()).collect();
    let missing = |source: &&Reference| is_missing(evenings.story, source);
    // A source that is not there is refused as such; it may have been meant to be the second.
    if sources.iter().any(|source| missing(&source)) {
        return;
    }
    let mut count = vec![0_u32; evenings.casts.len()];
    for source in &sources {
        add(evenings, source, &mut count);
    }
    let few = |cast: usize| count.get(cast).is_some_and(|count| *count < 2);
    if let Some(when) = evenings.when(few) {
        notes.refuse(at, format!("`needs` and `from` give fewer than two sources {when}"));
    }
}

fn is_missing(story: &StoryFile, source: &Reference) -> bool {
    match source {
        Reference::Clue(clue) => story.clue(clue).is_none(),
        Reference::Briefing(character) => story.character(character).is_none(),
        Reference::Letter { character, round } => {
            let of_round = story.rounds.iter().find(|known| known.key == *round);
            !of_round.is_some_and(|r| r.secrets.iter().any(|letter| letter.character == *character))
        }
    }
}

/// Counts something that speaks for a step, in each cast in which it does: a clue where it comes
/// out, and what somebody knows if they play and are innocent.
fn add(evenings: &Evenings<'_>, source: &Reference, count: &mut [u32]) {
    match source {
        Reference::Clue(clue) => {
            let outcomes = count.iter_mut().zip(evenings.outcomes(clue));
            outcomes.for_each(|(count, outcome)| *count += u32::from(outcome.source));
        }
        Reference::Briefing(character) | Reference::Letter { character, .. } => {
            if !evenings.story.solution.culprits.contains(character) {
                let company = evenings.company(&[character]);
                let casts = count.iter_mut().enumerate();
                casts.for_each(|(cast, it)| *it += u32::from(evenings.all_play(cast, company)));
            }
        }
    }
}
