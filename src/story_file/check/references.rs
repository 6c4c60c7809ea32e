//! Rule 2, for references: whatever is named must be there, and once in a list is enough.

use std::collections::HashSet;
use std::hash::Hash;

use crate::at::At;
use crate::model::{Audience, Clue, IfAbsent, Reference, Round, ScriptEntry, Solution, StoryFile};
use crate::notes::Notes;
use crate::words::folded;

pub(super) fn check(story: &StoryFile, notes: &mut Notes) {
    let mut finder = Finder { known: Known::of(story), notes };
    for (index, configuration) in story.configurations.iter().enumerate() {
        let at = At::top().key("configurations").item(index).key("characters");
        finder.characters(&at, &configuration.characters);
    }
    for (index, round) in story.rounds.iter().enumerate() {
        finder.round(&At::top().key("rounds").item(index), round);
    }
    for (index, clue) in story.clues.iter().enumerate() {
        finder.clue(&At::top().key("clues").item(index), clue);
    }
    finder.solution(&At::top().key("solution"), &story.solution);
    once_each(&At::top().key("host_modes"), &story.host_modes, finder.notes);
    lists_of_words(story, finder.notes);
}

fn lists_of_words(story: &StoryFile, notes: &mut Notes) {
    once_each_word(&At::top().key("authors"), &story.authors, notes);
    once_each_word(&At::top().key("content_warnings"), &story.content_warnings, notes);
    once_each_word(&At::top().key("never_say"), &story.never_say, notes);
    for (index, character) in story.characters.iter().enumerate() {
        let at = At::top().key("characters").item(index).key("secret").key("objectives");
        once_each_word(&at, &character.secret.objectives, notes);
    }
    for (index, round) in story.rounds.iter().enumerate() {
        let letters = At::top().key("rounds").item(index).key("secrets");
        for (index, letter) in round.secrets.iter().enumerate() {
            once_each_word(&letters.item(index).key("objectives"), &letter.objectives, notes);
        }
    }
}

/// The keys a story has.
struct Known<'s> {
    characters: HashSet<&'s str>,
    rounds: HashSet<&'s str>,
    clues: HashSet<&'s str>,
    screens: HashSet<&'s str>,
    letters: HashSet<(&'s str, &'s str)>,
}

impl<'s> Known<'s> {
    fn of(story: &'s StoryFile) -> Self {
        let letters_of = |round: &'s Round| {
            round.secrets.iter().map(|letter| (letter.character.as_str(), round.key.as_str()))
        };
        Self {
            characters: story.characters.iter().map(|c| c.key.as_str()).collect(),
            rounds: story.rounds.iter().map(|r| r.key.as_str()).collect(),
            clues: story.clues.iter().map(|c| c.key.as_str()).collect(),
            screens: story.solution.reveal.iter().map(|s| s.key.as_str()).collect(),
            letters: story.rounds.iter().flat_map(letters_of).collect(),
        }
    }
}

struct Finder<'s, 'n> {
    known: Known<'s>,
    notes: &'n mut Notes,
}

impl Finder<'_, '_> {
    fn character(&mut self, at: &At, key: &str) {
        self.must(self.known.characters.contains(key), "characters", at, "character", key);
    }

    fn characters(&mut self, at: &At, keys: &[String]) {
        for (index, key) in keys.iter().enumerate() {
            self.character(&at.item(index), key);
        }
        once_each(at, keys, self.notes);
    }

    fn round_key(&mut self, at: &At, key: &str) {
        self.must(self.known.rounds.contains(key), "rounds", at, "round", key);
    }

    fn clue_key(&mut self, at: &At, key: &str) {
        let what = match Reference::read(key) {
            Reference::Clue(_) => {
                return self.must(self.known.clues.contains(key), "clues", at, "clue", key);
            }
            Reference::Briefing(_) => "a briefing",
            Reference::Letter { .. } => "a letter",
        };
        let reason = "and only clues can stand here; what else speaks for a step stands in `from`";
        self.notes.refuse(at, format!("`{}` is {what}, {reason}", short(key)));
    }

    /// A clue among references, where a character may have been meant.
    fn clue_or_briefing(&mut self, at: &At, key: &str) {
        if self.known.characters.contains(key) && !self.known.clues.contains(key) {
            let reason = format!("there is no clue `{key}`; the briefing of");
            self.notes.refuse(at, format!("{reason} that character is `{key}/briefing`"));
        } else {
            self.clue_key(at, key);
        }
    }

    fn clue_keys(&mut self, at: &At, keys: &[String]) {
        for (index, key) in keys.iter().enumerate() {
            self.clue_key(&at.item(index), key);
        }
        once_each(at, keys, self.notes);
    }

    /// Refuses a name nothing has; not where the things of that kind could not be read at all.
    fn must(&mut self, is_there: bool, list: &str, at: &At, kind: &str, key: &str) {
        let list = At::top().key(list);
        if !is_there && !self.notes.is_unread(at) && !self.notes.is_unread(&list) {
            self.notes.refuse(at, format!("there is no {kind} `{}`", short(key)));
        }
    }

    fn round(&mut self, at: &At, round: &Round) {
        for (index, entry) in round.host_script.iter().enumerate() {
            if let ScriptEntry::Then { clues, .. } = entry {
                self.clue_keys(&at.key("host_script").item(index).key("clues"), clues);
            }
        }
        let mut served = HashSet::new();
        for (index, letter) in round.secrets.iter().enumerate() {
            let at = at.key("secrets").item(index).key("character");
            self.character(&at, &letter.character);
            if !served.insert(&letter.character) && !self.notes.is_unread(&at) {
                let message = format!("`{}` has two letters in this round", letter.character);
                self.notes.refuse(&at, message);
            }
        }
    }

    fn clue(&mut self, at: &At, clue: &Clue) {
        self.round_key(&at.key("round"), &clue.round);
        if let Audience::Character(holder) = &clue.audience {
            self.character(&at.key("audience"), holder);
        }
        if let Some(IfAbsent::Character(substitute)) = &clue.if_absent {
            self.character(&at.key("if_absent"), substitute);
        }
        if let Some(round) = &clue.public_from {
            self.round_key(&at.key("public_from"), round);
        }
        self.characters(&at.key("only_with"), &clue.only_with);
        once_each(&at.key("can"), clue.can.as_deref().unwrap_or_default(), self.notes);
    }

    fn solution(&mut self, at: &At, solution: &Solution) {
        self.characters(&at.key("culprits"), &solution.culprits);
        for (index, step) in solution.steps.iter().enumerate() {
            let at = at.key("steps").item(index);
            self.clue_keys(&at.key("needs"), &step.needs);
            self.references(&at.key("from"), &step.from);
        }
        for (index, herring) in solution.herrings.iter().enumerate() {
            let at = at.key("herrings").item(index);
            self.character(&at.key("about"), &herring.about);
            self.references(&at.key("from"), &herring.from);
            let shown = self.known.screens.contains(herring.screen.as_str());
            self.must(shown, "solution.reveal", &at.key("screen"), "screen", &herring.screen);
            self.characters(&at.key("only_with"), &herring.only_with);
        }
        for (index, screen) in solution.reveal.iter().enumerate() {
            let at = at.key("reveal").item(index);
            self.characters(&at.key("only_with"), &screen.only_with);
        }
        self.ends(at, solution);
    }

    fn ends(&mut self, at: &At, solution: &Solution) {
        for (index, after) in solution.afterwards.iter().enumerate() {
            let at = at.key("afterwards").item(index);
            self.character(&at.key("character"), &after.character);
        }
        for (index, moment) in solution.timeline.iter().enumerate() {
            let at = at.key("timeline").item(index);
            self.characters(&at.key("only_with"), &moment.only_with);
        }
    }

    fn references(&mut self, at: &At, references: &[Reference]) {
        for (index, reference) in references.iter().enumerate() {
            self.reference(&at.item(index), reference);
        }
        once_each(at, references, self.notes);
    }

    fn reference(&mut self, at: &At, reference: &Reference) {
        match reference {
            Reference::Clue(clue) => self.clue_or_briefing(at, clue),
            Reference::Briefing(character) => self.character(at, character),
            Reference::Letter { character, round } => {
                let known = self.known.letters.contains(&(character.as_str(), round.as_str()));
                self.must(known, "rounds", at, "letter", &reference.to_string());
            }
        }
    }
}

/// Refuses what stands twice in a list.
fn once_each<T: Eq + Hash>(at: &At, things: &[T], notes: &mut Notes) {
    let mut seen = HashSet::new();
    for (index, thing) in things.iter().enumerate() {
        let at = at.item(index);
        if !seen.insert(thing) && !notes.is_unread(&at) {
            notes.refuse(&at, "this stands twice in the list");
        }
    }
}

/// The same for what people write: large or small letters make no other thing of it.
fn once_each_word(at: &At, texts: &[String], notes: &mut Notes) {
    let folded: Vec<String> = texts.iter().map(|text| folded(text)).collect();
    once_each(at, &folded, notes);
}

fn short(key: &str) -> String {
    key.chars().take(60).collect::<String>().escape_debug().to_string()
}
