//! Rule 7: whoever plays, every step of the reasoning can be taken, and by two roads.

use std::collections::HashSet;

use super::evening::{Evenings, Outcome};
use crate::at::At;
use crate::casts::Cast;
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
    let sources: Vec<Source<'_>> = sources.iter().map(|s| Source::of(evenings, s)).collect();
    let few = |index, cast: &Cast| {
        sources.iter().filter(|source| source.speaks(index, cast)).take(2).count() < 2
    };
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

/// Something that speaks for a step.
enum Source<'e> {
    /// A clue, by what becomes of it in each cast.
    Clue(&'e [Outcome]),
    /// What an innocent character knows.
    Honest(&'e str),
    /// What a culprit knows.
    Culprit,
}

impl<'e> Source<'e> {
    fn of(evenings: &'e Evenings<'_>, reference: &'e Reference) -> Self {
        match reference {
            Reference::Clue(clue) => Self::Clue(evenings.outcomes(clue)),
            Reference::Briefing(character) | Reference::Letter { character, .. } => {
                let guilty = evenings.story.solution.culprits.contains(character);
                if guilty { Self::Culprit } else { Self::Honest(character) }
            }
        }
    }

    fn speaks(&self, index: usize, cast: &Cast) -> bool {
        match self {
            Self::Clue(outcomes) => outcomes.get(index).is_some_and(|outcome| outcome.source),
            Self::Honest(character) => cast.has(character),
            Self::Culprit => false,
        }
    }
}
