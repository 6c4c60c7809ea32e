//! A finding and what it is about.

use super::super::known::Known;
use crate::stories::editor::review::capitalised;
use lamplight_story_file::Finding;

/// See the module.
pub(super) struct Case<'c> {
    pub(super) finding: &'c Finding,
    pub(super) message: &'c str,
    /// The last of the places on the way to it.
    pub(super) field: &'c str,
    pub(super) known: &'c Known<'c>,
    /// Whom or what it is about.
    pub(super) subject: String,
    /// The field, as its form calls it.
    pub(super) label: String,
}

impl<'c> Case<'c> {
    /// `label` is what its field is called.
    pub(super) fn of(finding: &'c Finding, known: &'c Known<'c>, label: Option<&str>) -> Self {
        let steps = finding.key.rsplit('.').find(|step| !step.starts_with('#'));
        Self {
            finding,
            message: &finding.message,
            field: steps.unwrap_or_default(),
            known,
            label: label.map_or_else(String::new, |label| format!("“{label}”")),
            subject: known.subject(&finding.key),
        }
    }

    /// What stands in the nth pair of backticks.
    pub(super) fn key(&self, nth: usize) -> &str {
        self.message.split('`').nth(nth * 2 + 1).unwrap_or_default()
    }

    /// What stands in the first pair of quotes.
    pub(super) fn quote(&self) -> &str {
        let rest = self.message.split_once('“').map_or("", |(_, rest)| rest);
        rest.split_once('”').map_or("", |(quote, _)| quote)
    }

    /// The numbers before and after `words`: `6 is more than seats, which is 4`.
    pub(super) fn numbers(&self, words: &str) -> Option<(&str, &str)> {
        let (before, after) = self.message.split_once(words)?;
        Some((before, after.rsplit(' ').next().unwrap_or_default()))
    }

    pub(super) fn has(&self, words: &str) -> bool {
        self.message.contains(words)
    }

    /// The subject at the beginning of a sentence.
    pub(super) fn subject(&self) -> String {
        capitalised(&self.subject)
    }

    /// The message with the names of what it calls by its keys.
    pub(super) fn with_names(&self) -> String {
        let pieces: Vec<String> = self
            .message
            .split('`')
            .enumerate()
            .map(|(place, piece)| match place % 2 {
                0 => piece.to_owned(),
                _ => self.known.anything(piece).unwrap_or_else(|| words_for(piece)),
            })
            .collect();
        let (said, example) = match pieces.concat().split_once(", for instance ") {
            Some((said, example)) => (said.to_owned(), Some(self.with_people(example))),
            None => (pieces.concat(), None),
        };
        match example {
            Some(example) => format!("{}, {example}", said.split(" in ").next().unwrap_or(&said)),
            None => said,
        }
    }

    /// Names in place of the keys in a list of people: `when ann and bob stay away`.
    fn with_people(&self, words: &str) -> String {
        let name = |word: &str| {
            let key = word.trim_end_matches(',');
            match self.known.story.character(key) {
                Some(_) => word.replacen(key, &self.known.character(key), 1),
                None => word.to_owned(),
            }
        };
        words.split(' ').map(name).collect::<Vec<_>>().join(" ")
    }
}

/// What the file's words for things are called.
fn words_for(key: &str) -> String {
    match key {
        "max_players" => "the number of its seats",
        "min_players" => "the fewest players",
        "needs" => "what it needs",
        "from" => "what else speaks for it",
        "then" => "button of the script",
        "never_say" => "the words that no public text may contain",
        "when_absent" => "reason why they are not there",
        "only_with" => "list of who must be cast",
        other => return format!("“{other}”"),
    }
    .to_owned()
}
