//! Rules 7 and 8 speak of every cast. Here each clue is followed through every evening there can
//! be, with the very functions the running evening uses.

use std::collections::HashMap;

use super::{herrings, support};
use crate::at::At;
use crate::casts::{Cast, all_casts};
use crate::model::{Audience, Clue, IfAbsent, StoryFile};
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
    /// The same as bits, one for each character.
    bits: Vec<u128>,
    bit_of: HashMap<&'s str, u128>,
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
        let casts = all_casts(story);
        // No list is longer than there are bits.
        let bit = |index: usize| u32::try_from(index).ok().and_then(|it| 1_u128.checked_shl(it));
        let keys = story.characters.iter().map(|character| character.key.as_str()).enumerate();
        let bit_of = keys.map(|(index, key)| (key, bit(index).unwrap_or(0))).collect();
        let bits = casts.iter().map(|cast| bits(&bit_of, cast.keys())).collect();
        let mut evenings = Self { story, casts, bits, bit_of, fates: HashMap::new() };
        for (index, clue) in story.clues.iter().enumerate() {
            let unsure = is_unsure(story, clue, &At::top().key("clues").item(index), notes);
            let fate = evenings.fate(clue, unsure);
            evenings.fates.insert(&clue.key, fate);
        }
        evenings
    }

    fn fate(&self, clue: &Clue, unsure: bool) -> Fate {
        let rounds = Rounds::of(self.story, clue);
        // Casts that differ in people the clue has nothing to do with need no second look.
        let concerned = bits(&self.bit_of, concerned(clue));
        let mut known: HashMap<u128, Outcome> = HashMap::new();
        let mut of = |(cast, bits): (&Cast, &u128)| {
            let look = || Outcome::of(self.story, clue, &rounds, cast);
            if unsure {
                Outcome::HOPED
            } else {
                *known.entry(bits & concerned).or_insert_with(look)
            }
        };
        let outcomes: Vec<Outcome> = self.casts.iter().zip(&self.bits).map(&mut of).collect();
        let hidden = self.when(|cast| outcomes.get(cast).is_some_and(|o| !o.public));
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

    /// People as bits, for [`Self::all_play`]. None if one of them is nobody, who is never cast.
    pub(super) fn company<K: AsRef<str>>(&self, keys: &[K]) -> Option<u128> {
        keys.iter().try_fold(0, |bits, key| Some(bits | self.bit_of.get(key.as_ref())?))
    }

    /// Whether all of a company play in a cast, as `release::all_cast` has it. This is asked for
    /// every cast of everything that hangs on who plays.
    pub(super) fn all_play(&self, cast: usize, company: Option<u128>) -> bool {
        let both = company.zip(self.bits.get(cast));
        both.is_some_and(|(company, cast)| cast & company == company)
    }

    /// In words, when something is so that is so in these casts: “in 2 of 9 casts, for instance
    /// when ferrand and pfister stay away”. None if it never is.
    pub(super) fn when(&self, fails: impl Fn(usize) -> bool) -> Option<String> {
        let casts = self.casts.iter().enumerate();
        let failing: Vec<&Cast> =
            casts.filter(|(index, _)| fails(*index)).map(|(_, cast)| cast).collect();
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

/// Whose being there decides what becomes of a clue.
fn concerned(clue: &Clue) -> impl Iterator<Item = &str> {
    let holder = match &clue.audience {
        Audience::Character(holder) => Some(holder),
        Audience::Everyone => None,
    };
    let substitute = match &clue.if_absent {
        Some(IfAbsent::Character(substitute)) => Some(substitute),
        Some(IfAbsent::Everyone | IfAbsent::Drop) | None => None,
    };
    clue.only_with.iter().chain(holder).chain(substitute).map(String::as_str)
}

fn bits<'k>(bit_of: &HashMap<&str, u128>, keys: impl Iterator<Item = &'k str>) -> u128 {
    keys.filter_map(|key| bit_of.get(key)).fold(0, |bits, bit| bits | bit)
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
