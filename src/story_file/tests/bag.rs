//! Stories out of a bag of texts and choices, for round trips.

use std::collections::HashSet;

use proptest::collection::vec;
use proptest::prelude::{Strategy, any};

use crate::words::folded;
use crate::{
    About, Afterwards, Audience, Can, Character, Closed, Clue, Configuration, Ending, EndingWhen,
    Gender, Herring, HostMode, IfAbsent, Letter, Moment, Offstage, Reference, Release, Round,
    Screen, ScriptEntry, Secret, Solution, Step, StoryFile,
};

/// Texts and choices to build from, used in a circle.
#[derive(Debug)]
pub(super) struct Bag {
    lines: Vec<String>,
    blocks: Vec<String>,
    choices: Vec<u8>,
    used: usize,
}

/// Stories whose lines and blocks match these patterns.
pub(super) fn stories(line: &'static str, block: &'static str) -> impl Strategy<Value = StoryFile> {
    let parts = (vec(trimmed(line), 1..20), vec(trimmed(block), 1..20), vec(any::<u8>(), 1..60));
    parts.prop_map(|(lines, blocks, choices)| Bag { lines, blocks, choices, used: 0 }.story())
}

fn trimmed(pattern: &'static str) -> impl Strategy<Value = String> {
    // A file keeps no carriage returns: they are line ends to it.
    let text = pattern.prop_map(|text| text.replace('\r', "").trim().to_owned());
    text.prop_filter("a text is not empty", |text| !text.is_empty())
}

impl Bag {
    fn choose(&mut self, below: usize) -> usize {
        self.used += 1;
        self.choices[self.used % self.choices.len()] as usize % below
    }

    fn maybe<T>(&mut self, make: impl Fn(&mut Self) -> T) -> Option<T> {
        (self.choose(2) == 1).then(|| make(self))
    }

    fn line(&mut self) -> String {
        self.used += 1;
        self.lines[self.used % self.lines.len()].clone()
    }

    fn block(&mut self) -> String {
        self.used += 1;
        self.blocks[self.used % self.blocks.len()].clone()
    }

    fn some<T>(&mut self, most: usize, make: impl Fn(&mut Self) -> T) -> Vec<T> {
        (0..self.choose(most + 1)).map(|_| make(self)).collect()
    }

    /// Lines of which no two are the same.
    fn lines(&mut self, most: usize) -> Vec<String> {
        let mut seen = HashSet::new();
        let mut lines = self.some(most, Self::line);
        lines.retain(|line| seen.insert(folded(line)));
        lines
    }

    fn one_of<T: Closed>(&mut self) -> T {
        T::ALL[self.choose(T::ALL.len())].1
    }

    fn story(mut self) -> StoryFile {
        let primary = 2 + self.choose(3);
        let optional = self.choose(3);
        let characters: Vec<Character> =
            (0..primary + optional).map(|n| self.character(n, n < primary)).collect();
        let keys: Vec<String> = characters.iter().map(|c| c.key.clone()).collect();
        let rounds: Vec<Round> = (0..1 + self.choose(3)).map(|n| self.round(n, &keys)).collect();
        let mut clues = vec![self.board_clue("first"), self.board_clue("second")];
        let more = self.choose(6);
        clues.extend((0..more).map(|n| self.clue(n, &keys, rounds.len())));
        StoryFile {
            format: 1,
            key: "a-story".into(),
            title: self.line(),
            tagline: self.line(),
            language: "en".into(),
            duration_minutes: 360,
            ages: self.choose(18) as u32,
            authors: self.lines(2),
            content_warnings: self.lines(2),
            host_modes: vec![self.one_of::<HostMode>()],
            cover: self.maybe(Self::line),
            never_say: Vec::new(),
            shop_description: self.block(),
            setting_description: self.block(),
            offstage: self.maybe(Self::offstage).into_iter().collect(),
            configurations: vec![self.configuration(primary, &keys)],
            solution: self.solution(&keys, optional > 0),
            characters,
            rounds,
            clues,
        }
    }

    fn offstage(&mut self) -> Offstage {
        Offstage { key: "victim".into(), name: self.line(), description: self.block() }
    }

    fn character(&mut self, number: usize, primary: bool) -> Character {
        Character {
            key: format!("person-{number}"),
            name: self.line(),
            gender: self.one_of::<Gender>(),
            is_primary_character: primary,
            tagline: self.line(),
            description: self.block(),
            costume_hint: self.line(),
            portrait: self.maybe(Self::line),
            when_absent: (!primary).then(|| self.block()),
            secret: Secret {
                summary: self.block(),
                private_briefing: self.block(),
                objectives: self.lines(3),
            },
        }
    }

    fn configuration(&mut self, primary: usize, keys: &[String]) -> Configuration {
        Configuration {
            key: "all".into(),
            configuration_name: self.line(),
            min_players: primary as u32,
            max_players: keys.len() as u32,
            characters: keys.to_vec(),
        }
    }

    fn round(&mut self, number: usize, keys: &[String]) -> Round {
        let mut host_script = self.some(3, Self::spoken);
        let letters = self.choose(2) == 1;
        host_script.push(ScriptEntry::Then {
            label: self.line(),
            letters,
            clues: Vec::new(),
            dark: self.maybe(|bag| 1 + bag.choose(200) as u32),
        });
        let secrets = keys.iter().map(|key| self.letter(key)).collect();
        Round {
            key: format!("round-{number}"),
            name: self.line(),
            minutes: 5 + self.choose(100) as u32,
            text: self.block(),
            host_script,
            secrets,
        }
    }

    fn spoken(&mut self) -> ScriptEntry {
        if self.choose(2) == 1 {
            ScriptEntry::Say(self.block())
        } else {
            ScriptEntry::Do(self.block())
        }
    }

    fn letter(&mut self, key: &str) -> Letter {
        let character = key.to_owned();
        Letter { character, text: self.block(), objectives: self.lines(2) }
    }

    fn board_clue(&mut self, key: &str) -> Clue {
        Clue {
            key: key.into(),
            title: self.line(),
            text: self.block(),
            round: "round-0".into(),
            picture: self.maybe(Self::line),
            ..Clue::default()
        }
    }

    fn clue(&mut self, number: usize, keys: &[String], rounds: usize) -> Clue {
        let holder = keys[self.choose(keys.len())].clone();
        let substitute = if holder == "person-0" { "person-1" } else { "person-0" };
        let absent = [IfAbsent::Everyone, IfAbsent::Drop, IfAbsent::Character(substitute.into())];
        let thing = self.choose(2) == 1;
        Clue {
            audience: Audience::Character(holder),
            release: if thing { Release::Holder } else { Release::Round },
            if_absent: Some(absent[self.choose(3)].clone()),
            public_from: (rounds > 1).then(|| "round-1".to_owned()),
            can: if thing { self.maybe(|bag| vec![bag.one_of::<Can>()]) } else { None },
            only_with: self.maybe(|bag| keys[bag.choose(keys.len())].clone()).into_iter().collect(),
            ..self.board_clue(&format!("clue-{number}"))
        }
    }

    fn solution(&mut self, keys: &[String], somebody_may_miss: bool) -> Solution {
        let steps = About::ALL.iter().map(|(word, about)| self.step(word, *about)).collect();
        let endings = EndingWhen::ALL.iter().map(|(_, when)| Ending {
            when: *when,
            title: self.line(),
            text: self.block(),
        });
        let endings = endings.collect();
        let last = keys.last().cloned().unwrap_or_default();
        let only_with = if somebody_may_miss { vec![last.clone()] } else { Vec::new() };
        Solution {
            culprits: vec!["person-0".into()],
            how: self.block(),
            why: self.block(),
            steps,
            herrings: vec![self.herring(last, only_with.clone())],
            reveal: vec![self.screen(only_with.clone())],
            endings,
            afterwards: if self.choose(2) == 1 { self.afterwards(keys) } else { Vec::new() },
            timeline: vec![Moment { at: self.line(), text: self.block(), only_with }],
        }
    }

    fn step(&mut self, key: &str, about: About) -> Step {
        let letter = Reference::Letter { character: "person-1".into(), round: "round-0".into() };
        let from =
            [Reference::Clue("second".into()), Reference::Briefing("person-1".into()), letter];
        Step {
            key: key.into(),
            about,
            claim: self.block(),
            needs: vec!["first".into()],
            from: from[..=self.choose(3)].to_vec(),
        }
    }

    fn herring(&mut self, about: String, only_with: Vec<String>) -> Herring {
        Herring {
            key: "herring".into(),
            about,
            looks_like: self.block(),
            truth: self.block(),
            from: vec![Reference::Clue("second".into())],
            screen: "screen".into(),
            only_with,
        }
    }

    fn screen(&mut self, only_with: Vec<String>) -> Screen {
        let (key, heading) = ("screen".into(), self.maybe(Self::line));
        Screen { key, heading, text: self.block(), only_with }
    }

    fn afterwards(&mut self, keys: &[String]) -> Vec<Afterwards> {
        let of =
            |character: &String| Afterwards { character: character.clone(), text: self.block() };
        keys.iter().map(of).collect()
    }
}
