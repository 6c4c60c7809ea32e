//! Who plays: the casts a story allows, and the one it takes for a number of players.

use std::collections::BTreeSet;

use super::model::{Character, Configuration, StoryFile};

/// More characters than this who may stay away would make more casts than can all be proved.
pub const MOST_OPTIONAL_CHARACTERS: usize = 12;

/// The keys of the characters who play.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cast(BTreeSet<String>);

impl Cast {
    /// Whether the character of this key plays.
    pub fn has(&self, key: &str) -> bool {
        self.0.contains(key)
    }

    /// How many play.
    pub fn size(&self) -> usize {
        self.0.len()
    }

    /// The keys of those who play, in the order of the alphabet.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

impl<S: Into<String>> FromIterator<S> for Cast {
    fn from_iter<I: IntoIterator<Item = S>>(keys: I) -> Self {
        Self(keys.into_iter().map(Into::into).collect())
    }
}

/// The configuration for a number of players: the first in the file that serves it.
pub fn choose_configuration(story: &StoryFile, players: usize) -> Option<&Configuration> {
    story.configurations.iter().find(|configuration| serves(configuration, players))
}

fn serves(configuration: &Configuration, players: usize) -> bool {
    (configuration.min_players as usize..=configuration.max_players as usize).contains(&players)
}

/// Who plays and who stays away, for a number of players.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Casting<'s> {
    /// The configuration it is made from.
    pub configuration: &'s Configuration,
    /// Who plays.
    pub cast: Cast,
    /// Keys of all the story's characters who stay away.
    pub absent: Vec<&'s str>,
}

/// The usual cast for a number of players. With fewer players than a configuration has characters
/// the last of those who are not primary stay away; a host may choose others.
pub fn cast_for(story: &StoryFile, players: usize) -> Option<Casting<'_>> {
    let configuration = choose_configuration(story, players)?;
    let too_many = configuration.characters.len().saturating_sub(players);
    let optional = optional_characters(story, configuration);
    let missing = &optional[optional.len().saturating_sub(too_many)..];
    let playing = configuration.characters.iter().filter(|key| !missing.contains(&key.as_str()));
    let cast: Cast = playing.cloned().collect();
    let keys = story.characters.iter().map(|c| c.key.as_str());
    let absent = keys.filter(|key| !cast.has(key)).collect();
    Some(Casting { configuration, cast, absent })
}

/// The keys of a configuration's characters who may stay away, in its order.
fn optional_characters<'s>(story: &'s StoryFile, configuration: &'s Configuration) -> Vec<&'s str> {
    let may_miss = |key: &&str| story.character(key).is_some_and(|c| !c.is_primary_character);
    configuration.characters.iter().map(String::as_str).filter(may_miss).collect()
}

/// Every cast a story allows, each once, smaller ones first; none if there would be too many.
pub fn all_casts(story: &StoryFile) -> Vec<Cast> {
    let primary: Cast = story.primary_characters().map(|c| c.key.clone()).collect();
    let optional: Vec<&str> = may_be_missing(story).map(|c| c.key.as_str()).collect();
    if optional.len() > MOST_OPTIONAL_CHARACTERS {
        return Vec::new();
    }
    let tables: Vec<Table<'_>> =
        story.configurations.iter().map(|c| Table::of(c, &optional)).collect();
    let allowed = |some: &u32| {
        let players = primary.size() + some.count_ones() as usize;
        tables.iter().any(|table| table.seats(*some, players))
    };
    let mut chosen: Vec<u32> = (0..1 << optional.len()).filter(allowed).collect();
    chosen.sort_by_key(|some| some.count_ones());
    chosen.into_iter().map(|some| with_some(&primary, &optional, some)).collect()
}

/// The characters of a story who are not always cast.
pub(super) fn may_be_missing(story: &StoryFile) -> impl Iterator<Item = &Character> {
    story.characters.iter().filter(|character| !character.is_primary_character)
}

/// A configuration, with a bit for each character of the story who may be missing and sits here.
struct Table<'s> {
    configuration: &'s Configuration,
    optional: u32,
}

impl<'s> Table<'s> {
    fn of(configuration: &'s Configuration, optional: &[&str]) -> Self {
        let sits = |key: &&str| configuration.characters.iter().any(|known| known == key);
        let bits =
            optional.iter().enumerate().filter(|(_, key)| sits(key)).map(|(bit, _)| 1 << bit);
        Self { configuration, optional: bits.sum() }
    }

    fn seats(&self, some: u32, players: usize) -> bool {
        some & !self.optional == 0 && serves(self.configuration, players)
    }
}

fn with_some(primary: &Cast, optional: &[&str], some: u32) -> Cast {
    let mut cast = primary.clone();
    let chosen = optional.iter().enumerate().filter(|(bit, _)| some & (1 << bit) != 0);
    cast.0.extend(chosen.map(|(_, key)| (*key).to_owned()));
    cast
}
