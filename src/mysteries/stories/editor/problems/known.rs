//! What the things of a story are called in a sentence.

use crate::stories::editor::schemas::gist;
use lamplight_story_file::{Closed, EndingWhen, StoryFile};

/// See the module.
pub(super) struct Known<'s> {
    pub(super) story: &'s StoryFile,
}

/// The place in a list that a step of a finding's key names: by its key, or by its number.
fn at<'t, T>(list: &'t [T], step: &str, key: impl Fn(&T) -> &str) -> Option<&'t T> {
    list.get(place(list, step, key)?)
}

fn place<T>(list: &[T], step: &str, key: impl Fn(&T) -> &str) -> Option<usize> {
    let by_number = || step.strip_prefix('#')?.parse::<usize>().ok()?.checked_sub(1);
    let place = list.iter().position(|item| key(item) == step).or_else(by_number)?;
    (place < list.len()).then_some(place)
}

fn quoted(title: &str, otherwise: &str) -> String {
    if title.is_empty() { otherwise.to_owned() } else { format!("“{title}”") }
}

impl Known<'_> {
    /// `Ann Ash`.
    pub(super) fn character(&self, key: &str) -> String {
        let known = at(&self.story.characters, key, |it| &it.key);
        named(known.map(|it| it.name.as_str()), key)
    }

    /// `“The plate”`.
    pub(super) fn clue(&self, key: &str) -> String {
        at(&self.story.clues, key, |it| &it.key)
            .map_or_else(|| quoted(key, "a clue"), |it| quoted(&it.title, "a clue without a title"))
    }

    /// `“Tea”`.
    pub(super) fn round(&self, key: &str) -> String {
        at(&self.story.rounds, key, |it| &it.key)
            .map_or_else(|| quoted(key, "a round"), |it| quoted(&it.name, "a round without a name"))
    }

    /// `“The long table”`.
    pub(super) fn table(&self, key: &str) -> String {
        let known = at(&self.story.configurations, key, |it| &it.key);
        known.map_or_else(
            || quoted(key, "a table"),
            |it| quoted(&it.configuration_name, "a table without a name"),
        )
    }

    /// Whatever has this key.
    pub(super) fn anything(&self, key: &str) -> Option<String> {
        let story = self.story;
        if story.character(key).is_some() {
            return Some(self.character(key));
        }
        if story.clue(key).is_some() {
            return Some(self.clue(key));
        }
        if story.rounds.iter().any(|it| it.key == key) {
            return Some(self.round(key));
        }
        let (who, what) = key.split_once('/')?;
        story.character(who)?;
        Some(match what {
            "briefing" => format!("what {} knows from the start", self.character(who)),
            round => format!("{}’s letter in {}", self.character(who), self.round(round)),
        })
    }

    /// `third person`, for what has no name to be called by.
    pub(super) fn counted(&self, key: &str) -> Option<String> {
        let story = self.story;
        let steps: Vec<&str> = key.split('.').collect();
        let (place, thing) = match steps.as_slice() {
            ["characters", it, _] => (place(&story.characters, it, |it| &it.key), "person"),
            ["offstage", it, _] => (place(&story.offstage, it, |it| &it.key), "person off stage"),
            ["configurations", it, _] => (place(&story.configurations, it, |it| &it.key), "table"),
            ["rounds", it, _] => (place(&story.rounds, it, |it| &it.key), "round"),
            ["clues", it, _] => (place(&story.clues, it, |it| &it.key), "clue"),
            _ => return None,
        };
        Some(format!("{} {thing}", ordinal(place?)))
    }

    /// What a finding's key leads to, in the middle of a sentence.
    pub(super) fn subject(&self, key: &str) -> String {
        let steps: Vec<&str> = key.split('.').collect();
        match steps.as_slice() {
            ["characters", who, ..] => self.character(who),
            ["offstage", who, ..] => {
                let known = at(&self.story.offstage, who, |it| &it.key);
                named(known.map(|it| it.name.as_str()), who)
            }
            ["configurations", table, ..] => self.table(table),
            ["rounds", round, "host_script", line, ..] => {
                format!(
                    "line {} of the script of {}",
                    line.trim_start_matches('#'),
                    self.round(round)
                )
            }
            ["rounds", round, "host_script"] => format!("the script of {}", self.round(round)),
            ["rounds", round, "secrets", who, ..] => self.letter(round, who),
            ["rounds", round, ..] => self.round(round),
            ["clues", clue, ..] => self.clue(clue),
            ["solution", list, item, ..] => self.of_solution(list, item),
            ["solution", ..] => "the solution".to_owned(),
            _ => "the story".to_owned(),
        }
    }

    fn letter(&self, round: &str, who: &str) -> String {
        let letters = at(&self.story.rounds, round, |it| &it.key).map(|it| it.secrets.as_slice());
        let letter = at(letters.unwrap_or_default(), who, |it| &it.character);
        let who = letter.map_or(who, |it| it.character.as_str());
        format!("{}’s letter in {}", self.character(who), self.round(round))
    }

    fn of_solution(&self, list: &str, item: &str) -> String {
        let solution = &self.story.solution;
        let number =
            |place: Option<usize>| place.map_or(item.to_owned(), |it| (it + 1).to_string());
        match list {
            "steps" => at(&solution.steps, item, |it| &it.key).map_or_else(
                || "a step of the reasoning".to_owned(),
                |it| format!("the step {}", quoted(&gist(&it.claim), "without a conclusion")),
            ),
            "herrings" => at(&solution.herrings, item, |it| &it.key).map_or_else(
                || "a red herring".to_owned(),
                |it| format!("the red herring {}", quoted(&gist(&it.looks_like), "without words")),
            ),
            "reveal" => {
                let place = solution.reveal.iter().position(|it| it.key == item);
                format!("screen {} of the reveal", number(place).trim_start_matches('#'))
            }
            "endings" => {
                let ending = at(&solution.endings, item, |it| it.when.word());
                match ending.map(|it| it.when) {
                    Some(EndingWhen::Right) => "the ending when they are right",
                    Some(EndingWhen::Wrong) => "the ending when they are wrong",
                    Some(EndingWhen::Split) => "the ending when they cannot decide",
                    None => "an ending",
                }
                .to_owned()
            }
            "afterwards" => {
                let told = at(&solution.afterwards, item, |it| &it.character);
                format!("what became of {}", self.character(told.map_or(item, |it| &it.character)))
            }
            "timeline" => at(&solution.timeline, item, |_| "").map_or_else(
                || "what really happened".to_owned(),
                |it| format!("the moment {}", quoted(&it.at, "without a time")),
            ),
            _ => "the solution".to_owned(),
        }
    }
}

/// The word for a place in a list.
fn ordinal(place: usize) -> String {
    const WORDS: [&str; 12] = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
        "tenth", "eleventh", "twelfth",
    ];
    let number = place + 1;
    let end = match number % 10 {
        1 => "st",
        2 => "nd",
        3 => "rd",
        _ => "th",
    };
    let end = if (11..=13).contains(&(number % 100)) { "th" } else { end };
    WORDS.get(place).map_or_else(|| format!("{number}{end}"), |word| (*word).to_owned())
}

fn named(name: Option<&str>, key: &str) -> String {
    match name {
        Some("") => "somebody without a name".to_owned(),
        Some(name) => name.to_owned(),
        None => key.to_owned(),
    }
}
