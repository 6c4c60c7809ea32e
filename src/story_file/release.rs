//! How clues reach people: which are in an evening, where each goes, and when.
//!
//! The checker proves a story with these functions for every cast, and the running evening uses
//! the same ones, so that what was proved is what happens.

use super::casts::Cast;
use super::model::{Audience, Clue, IfAbsent, Release, Round, ScriptEntry, StoryFile};

/// Where a clue goes in one evening.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Destination<'s> {
    /// Everybody reads it.
    Board,
    /// Into the hand of the character of this key.
    Hand(&'s str),
    /// It is not in this evening.
    Dropped,
}

/// What a clue is to whoever has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// On the board from the first.
    Public,
    /// In one head: it can be told, but not shown.
    Memory,
    /// In one hand: it can be shown, given away and put on the board, as far as its rights go.
    Thing,
}

/// The moment of its round at which a clue arrives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Arrival {
    /// With the round's letters.
    WithLetters,
    /// With the button at this place of the host script, from 0; at the latest when the round ends.
    WithEntry(usize),
    /// When the round ends, because no button names it.
    WithEnd,
}

/// Whether everybody is cast who must be.
pub fn all_cast(only_with: &[String], cast: &Cast) -> bool {
    only_with.iter().all(|key| cast.has(key))
}

/// Where a clue goes when these people play.
///
/// While an evening runs, the cast is whoever has not left: a clue whose substitute has gone too
/// goes on the board, because nothing the others may need should leave with a guest.
pub fn destination<'s>(clue: &'s Clue, cast: &Cast) -> Destination<'s> {
    if !all_cast(&clue.only_with, cast) {
        return Destination::Dropped;
    }
    match &clue.audience {
        Audience::Everyone => Destination::Board,
        Audience::Character(holder) if cast.has(holder) => Destination::Hand(holder),
        Audience::Character(_) => without_holder(clue, cast),
    }
}

fn without_holder<'s>(clue: &'s Clue, cast: &Cast) -> Destination<'s> {
    match &clue.if_absent {
        Some(IfAbsent::Drop) => Destination::Dropped,
        Some(IfAbsent::Character(substitute)) if cast.has(substitute) => {
            Destination::Hand(substitute)
        }
        Some(IfAbsent::Everyone | IfAbsent::Character(_)) | None => Destination::Board,
    }
}

/// What a clue is to whoever has it.
pub fn kind(clue: &Clue) -> Kind {
    match (&clue.audience, clue.release) {
        (Audience::Everyone, _) => Kind::Public,
        (Audience::Character(_), Release::Holder) => Kind::Thing,
        (Audience::Character(_), Release::Round | Release::Host) => Kind::Memory,
    }
}

/// The place of the button that deals a round's letters; without one they arrive as it begins.
pub fn letters_entry(round: &Round) -> Option<usize> {
    let deals = |entry: &ScriptEntry| matches!(entry, ScriptEntry::Then { letters: true, .. });
    round.host_script.iter().position(deals)
}

/// When, in its own round, a clue arrives.
pub fn arrival(round: &Round, clue: &Clue) -> Arrival {
    match clue.release {
        Release::Round | Release::Holder => Arrival::WithLetters,
        Release::Host => {
            let entry = round.host_script.iter().position(|entry| names(entry, &clue.key));
            entry.map_or(Arrival::WithEnd, Arrival::WithEntry)
        }
    }
}

fn names(entry: &ScriptEntry, clue: &str) -> bool {
    match entry {
        ScriptEntry::Then { clues, .. } => clues.iter().any(|key| key == clue),
        ScriptEntry::Say(_) | ScriptEntry::Do(_) => false,
    }
}

/// The rounds that a clue names, by their places from 0.
#[derive(Clone, Copy, Debug)]
pub struct Rounds {
    own: Option<usize>,
    public_from: Option<usize>,
}

impl Rounds {
    /// Of `clue`.
    pub fn of(story: &StoryFile, clue: &Clue) -> Self {
        let public_from = clue.public_from.as_deref();
        Self {
            own: story.round_index(&clue.round),
            public_from: public_from.and_then(|key| story.round_index(key)),
        }
    }

    /// The round in which a clue that goes `to` is on the board without anybody choosing to put it
    /// there: its own, or the one it is public from. None if it is dropped or stays in a hand.
    pub fn public(&self, to: Destination<'_>) -> Option<usize> {
        match to {
            Destination::Board => self.own,
            Destination::Hand(_) => self.public_from,
            Destination::Dropped => None,
        }
    }
}

/// The place of the round, from 0, in which a clue is on the board without anybody choosing to put
/// it there, when these people play.
pub fn public_round(story: &StoryFile, clue: &Clue, cast: &Cast) -> Option<usize> {
    Rounds::of(story, clue).public(destination(clue, cast))
}

/// Whether a clue that goes `to` comes out where somebody honest has it.
pub fn counts_as_source(story: &StoryFile, rounds: &Rounds, to: Destination<'_>) -> bool {
    match to {
        Destination::Board => true,
        Destination::Hand(holder) => {
            let honest = !story.solution.culprits.iter().any(|culprit| culprit == holder);
            honest || rounds.public(to).is_some()
        }
        Destination::Dropped => false,
    }
}

/// The character of whose memory a clue speaks, once somebody else or the board has it: it is
/// written to “you”, so it is then headed “What NAME knew”.
pub fn rememberer<'s>(clue: &'s Clue, at: Destination<'_>) -> Option<&'s str> {
    match (&clue.audience, kind(clue)) {
        (Audience::Character(holder), Kind::Memory) if at != Destination::Hand(holder) => {
            Some(holder)
        }
        _ => None,
    }
}
