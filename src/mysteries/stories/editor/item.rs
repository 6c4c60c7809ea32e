//! What can be listed, moved, taken out and edited, whatever it is.

use super::{fields::FormSchema, names::Names};
use lamplight_story_file::StoryFile;

/// An item in one of the story's lists.
pub(super) trait Item {
    /// What the file calls it; empty for what has no key and goes by its place.
    fn key(&self) -> &str {
        ""
    }

    /// Gives a new item its key, made of what was typed into it.
    fn name_key(&mut self, _taken: &[String]) {}

    /// What it is called.
    fn title(&self, names: &Names) -> String;

    /// A line that tells it from its neighbours.
    fn gist(&self, names: &Names) -> String;

    /// Goes over its fields.
    fn fill(&mut self, schema: &mut FormSchema, names: &Names);
}

/// One of the story's lists.
pub(super) trait Items {
    fn len(&self) -> usize;
    fn at(&mut self, index: usize) -> Option<&mut dyn Item>;
    fn swap(&mut self, one: usize, other: usize);
    fn take_out(&mut self, index: usize);
    /// Puts a new item in, and says where it is.
    fn add_blank(&mut self, before: usize) -> usize;
    fn keys(&self) -> Vec<String>;
}

impl<T: Item + Default> Items for Vec<T> {
    fn len(&self) -> usize {
        self.as_slice().len()
    }

    fn at(&mut self, index: usize) -> Option<&mut dyn Item> {
        self.get_mut(index).map(|item| -> &mut dyn Item { item })
    }

    fn swap(&mut self, one: usize, other: usize) {
        let length = self.as_slice().len();
        if one < length && other < length {
            self.as_mut_slice().swap(one, other);
        }
    }

    fn take_out(&mut self, index: usize) {
        if index < self.as_slice().len() {
            self.remove(index);
        }
    }

    fn add_blank(&mut self, before: usize) -> usize {
        let at = before.min(self.as_slice().len());
        self.insert(at, T::default());
        at
    }

    fn keys(&self) -> Vec<String> {
        self.iter().map(|item| item.key().to_owned()).collect()
    }
}

/// The place in `rows` of what an address calls `item`: a key, or a number from 1.
pub(super) fn find(rows: &dyn Items, item: &str) -> Option<usize> {
    let keys = rows.keys();
    let by_key = keys.iter().position(|key| !key.is_empty() && key == item);
    by_key.or_else(|| {
        let index = item.parse::<usize>().ok()?.checked_sub(1)?;
        keys.get(index).filter(|key| key.is_empty()).map(|_| index)
    })
}

/// Mentions of an item that go with it; all others are for its author to see and decide.
pub(super) fn forget_clue(story: &mut StoryFile, key: &str) {
    use lamplight_story_file::{Reference, ScriptEntry};
    for entry in story.rounds.iter_mut().flat_map(|round| &mut round.host_script) {
        if let ScriptEntry::Then { clues, .. } = entry {
            clues.retain(|clue| clue != key);
        }
    }
    let gone = Reference::Clue(key.to_owned());
    for step in &mut story.solution.steps {
        step.needs.retain(|clue| clue != key);
        step.from.retain(|source| *source != gone);
    }
    for herring in &mut story.solution.herrings {
        herring.from.retain(|source| *source != gone);
    }
}

/// The same for a character: their letters, seats and end go with them.
pub(super) fn forget_character(story: &mut StoryFile, key: &str) {
    for table in &mut story.configurations {
        table.characters.retain(|character| character != key);
        table.max_players = u32::try_from(table.characters.len()).unwrap_or(u32::MAX);
        table.min_players = table.min_players.min(table.max_players);
    }
    for round in &mut story.rounds {
        round.secrets.retain(|letter| letter.character != key);
    }
    story.solution.afterwards.retain(|end| end.character != key);
    story.solution.culprits.retain(|culprit| culprit != key);
}
