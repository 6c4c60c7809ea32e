//! Rules 7 and 8 speak of every cast. Here each clue is followed through every evening there can
//! be, with the very functions the running evening uses.

use std::collections::HashMap;

use super::{herrings, support};
use crate::at::At;
use crate::casts::{Cast, all_casts};
use crate::model::{Audience, Clue, StoryFile};
use crate::notes::Notes;
use crate::release::{Destination, Rounds, counts_as_source, destination};

pub(super) fn check(story: &StoryFile, notes: &mut Notes) {
    let players = ["min_players", "max_players", "characters"];
    if notes.is_any_unread("characters", &["key", "is_primary_character"])
        || notes.is_any_unread("configurations", &players)
    {
        return;
    }
    let evenings = Evenings::of(story, notes);
    support::check(&evenings, notes);
    herrings::check(&evenings, notes);
}

/// Every evening there can be.
pub(super) struct Evenings<'s> {
    pub(super) story: &'s StoryFile,
    pub(super) casts: Vec<Cast>,
    fates: HashMap<&'s str, Fate>,
}

/// What becomes of one clue.
struct Fate {
    /// In each cast, by the number of the cast.
    outcomes: Vec<Outcome>,
    /// In words, when it does not come to the board by itself; none if it always does.
    hidden: Option<String>,
}

/// What becomes of one clue in one cast.
#[derive(Clone, Copy)]
pub(super) struct Outcome {
    /// It is in somebody's hand or on the board.
    pub(super) comes_out: bool,
    /// It is on the board by the last round, without anybody choosing to put it there.
    pub(super) public: bool,
    /// It comes out where somebody honest has it.
    pub(super) source: bool,
}

impl<'s> Evenings<'s> {
    fn of(story: &'s StoryFile, notes: &Notes) -> Self {
        let mut evenings = Self { story, casts: all_casts(story), fates: HashMap::new() };
        for (index, clue) in story.clues.iter().enumerate() {
            let unsure = is_unsure(story, clue, &At::top().key("clues").item(index), notes);
            let fate = evenings.fate(clue, unsure);
            evenings.fates.insert(&clue.key, fate);
        }
        evenings
    }

    fn fate(&self, clue: &Clue, unsure: bool) -> Fate {
        let rounds = Rounds::of(self.story, clue);
        let of = |cast| {
            if unsure { Outcome::HOPED } else { Outcome::of(self.story, clue, &rounds, cast) }
        };
        let outcomes: Vec<Outcome> = self.casts.iter().map(of).collect();
        let hidden = self.when(|cast, _| outcomes.get(cast).is_some_and(|o| !o.public));
        Fate { outcomes, hidden }
    }

    /// What becomes of a clue in each cast; nothing if there is no such clue.
    pub(super) fn outcomes(&self, clue: &str) -> &[Outcome] {
        self.fates.get(clue).map_or(&[], |fate| &fate.outcomes)
    }

    /// When a clue does not come to the board by itself, if that can be.
    pub(super) fn hidden(&self, clue: &str) -> Option<&str> {
        self.fates.get(clue)?.hidden.as_deref()
    }

    /// In words, when something is so that is so in these casts: “in 2 of 9 casts, for instance
    /// when ferrand and pfister stay away”. None if it never is.
    pub(super) fn when(&self, fails: impl Fn(usize, &Cast) -> bool) -> Option<String> {
        let casts = self.casts.iter().enumerate();
        let failing: Vec<&Cast> =
            casts.filter(|(index, cast)| fails(*index, cast)).map(|(_, cast)| cast).collect();
        let example = failing.first()?;
        let keys = self.story.characters.iter().map(|character| character.key.as_str());
        let absent: Vec<&str> = keys.filter(|key| !example.has(key)).collect();
        let (count, all) = (failing.len(), self.casts.len());
        let example = match absent.as_slice() {
            [] => "when everybody plays".to_owned(),
            [one] => format!("when {one} stays away"),
            [others @ .., last] => format!("when {} and {last} stay away", others.join(", ")),
        };
        Some(format!("in {count} of {all} casts, for instance {example}"))
    }
}

/// Whether a mistake noted elsewhere keeps us from following a clue; then nothing is held against it.
fn is_unsure(story: &StoryFile, clue: &Clue, at: &At, notes: &Notes) -> bool {
    let keys = ["round", "audience", "release", "if_absent", "public_from", "only_with"];
    let unknown_round = |key: &String| story.round_index(key).is_none();
    let unknown_holder = match &clue.audience {
        Audience::Everyone => false,
        Audience::Character(holder) => story.character(holder).is_none(),
    };
    keys.iter().any(|key| notes.is_unread(&at.key(key)))
        || unknown_holder
        || unknown_round(&clue.round)
        || clue.public_from.as_ref().is_some_and(unknown_round)
}

impl Outcome {
    const HOPED: Self = Self { comes_out: true, public: true, source: true };

    fn of(story: &StoryFile, clue: &Clue, rounds: &Rounds, cast: &Cast) -> Self {
        let to = destination(clue, cast);
        Self {
            comes_out: to != Destination::Dropped,
            public: rounds.public(to).is_some(),
            source: counts_as_source(story, rounds, to),
        }
    }
}
