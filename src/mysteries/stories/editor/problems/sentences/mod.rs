//! Findings as sentences. What the checker says is for whoever has the file before them; whoever
//! has the forms before them knows people and things by their names.

mod evening;
mod truth;

use super::{
    known::Known,
    own::{UNTOUCHED, WITHOUT_LETTERS},
};
use crate::stories::editor::review::{capitalised, sentence};
use lamplight_story_file::Finding;

/// A finding in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sentence {
    /// What is wrong.
    pub(super) what: String,
    /// Why it matters, or what helps; may be empty.
    pub(super) why: String,
}

/// A finding and what it is about.
struct Case<'c> {
    message: &'c str,
    /// The last of the places on the way to it.
    field: &'c str,
    known: &'c Known<'c>,
    /// Whom or what it is about.
    subject: String,
    /// The field, as its form calls it.
    label: String,
}

impl Case<'_> {
    /// What stands in the nth pair of backticks.
    fn key(&self, nth: usize) -> &str {
        self.message.split('`').nth(nth * 2 + 1).unwrap_or_default()
    }

    /// What stands in the first pair of quotes.
    fn quote(&self) -> &str {
        let rest = self.message.split_once('“').map_or("", |(_, rest)| rest);
        rest.split_once('”').map_or("", |(quote, _)| quote)
    }

    fn has(&self, words: &str) -> bool {
        self.message.contains(words)
    }

    /// The subject at the beginning of a sentence.
    fn subject(&self) -> String {
        capitalised(&self.subject)
    }

    /// The message with the names of what it calls by its keys.
    fn with_names(&self) -> String {
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

fn say(what: impl Into<String>, why: impl Into<String>) -> Option<Sentence> {
    Some(Sentence { what: what.into(), why: why.into() })
}

/// What `finding` says; `label` is what its field is called.
pub(super) fn of(finding: &Finding, known: &Known<'_>, label: Option<&str>) -> Sentence {
    let steps = finding.key.rsplit('.').find(|step| !step.starts_with('#'));
    let case = Case {
        message: &finding.message,
        field: steps.unwrap_or_default(),
        known,
        subject: known.subject(&finding.key),
        label: label.map_or_else(String::new, |label| format!("“{label}”")),
    };
    let said = texts(&case)
        .or_else(|| people(&case))
        .or_else(|| tables(&case))
        .or_else(|| secrets(&case))
        .or_else(|| evening::clues(&case))
        .or_else(|| evening::buttons(&case))
        .or_else(|| evening::evening(&case))
        .or_else(|| truth::truth(&case))
        .or_else(|| truth::anywhere(&case));
    said.unwrap_or_else(|| {
        let place = if case.label.is_empty() {
            format!("{}.", case.subject())
        } else {
            format!("{} of {}.", case.label, case.subject)
        };
        Sentence { what: capitalised(&place), why: sentence(&case.with_names()) }
    })
}

fn texts(case: &Case<'_>) -> Option<Sentence> {
    let Case { subject, label, field, message, .. } = case;
    if case.has("this text is empty") || message.ends_with("` is missing") {
        return match *field {
            "name" | "configuration_name" => {
                say(format!("{} has no name yet.", case.subject()), "")
            }
            "private_briefing" => say(
                format!("{} does not know who they are.", case.subject()),
                "Everybody gets a briefing before the evening; theirs is empty.",
            ),
            "objectives" => say(
                format!("{} wants nothing.", case.subject()),
                "Two or three things to do tonight make a part.",
            ),
            _ if label.is_empty() => say(format!("{} is still empty.", case.subject()), ""),
            _ => say(format!("{label} of {subject} is still empty."), ""),
        };
    }
    if *message == UNTOUCHED {
        return say(
            format!("{} is still the example.", case.subject()),
            "Its texts say what to write there. Write your own over them.",
        );
    }
    if let Some((length, most)) = message.split_once(" characters; at most ") {
        let most = most.split(' ').next().unwrap_or_default();
        return say(
            format!("{label} of {subject} is too long."),
            format!("It has {length} characters, and {most} fit."),
        );
    }
    if case.has("HTML is not allowed") {
        return say(
            format!("{label} of {subject} has HTML in it."),
            "Texts know paragraphs, *italics* and **bold**, and nothing else.",
        );
    }
    if case.has("links") && case.has("not allowed") || case.has("web address") {
        return say(
            format!("{label} of {subject} has a link in it."),
            "A story is read by candlelight: no links and no pictures in its texts.",
        );
    }
    None
}

fn people(case: &Case<'_>) -> Option<Sentence> {
    let name = case.subject();
    if case.has("this character is in no configuration") {
        return say(format!("{name} sits at no table."), "Nobody could ever be cast as them.");
    }
    if case.message == WITHOUT_LETTERS {
        return say(
            format!("{name} gets no letter all evening."),
            "Letters are what moves a player from round to round.",
        );
    }
    if let Some((name, _)) = case.message.split_once(" is named here, and does not exist") {
        return say(
            format!("{} names {name}, who may not be there.", case.subject()),
            format!(
                "Without a player for {name} they do not exist in that evening. Say in their form \
                 why they are not at table, or let this come only if they are cast."
            ),
        );
    }
    if let Some((count, _)) = case.message.split_once(" characters are not primary") {
        return say(
            format!("{count} people may be missing, which is too many."),
            "Every company that can come together has to work. Let more of them always be cast.",
        );
    }
    None
}

fn tables(case: &Case<'_>) -> Option<Sentence> {
    let table = case.subject();
    if case.has("is a primary character and must be in it") {
        let name = case.known.character(case.key(0));
        return say(
            format!("{name} does not sit at {}.", case.subject),
            "They are always cast, so they need a seat at every table.",
        );
    }
    if case.has("below the number of primary characters") {
        return say(
            format!("{table} can begin with too few people."),
            "Those who are always cast need a seat each.",
        );
    }
    if case.has("is more than `max_players`") {
        return say(format!("{table} needs more players than it has seats."), "");
    }
    if case.has("is not the number of its characters") {
        return say(
            format!("{table} does not have as many seats as people."),
            "There is one seat for each who sits at it.",
        );
    }
    if let Some(rest) = case.message.strip_prefix("no configuration serves ") {
        return say(
            format!("There is no table for {rest}."),
            "There is one for fewer, and one for more.",
        );
    }
    if let Some((_, numbers)) = case.message.split_once("serves this number of players too: ") {
        return say(
            format!("{table} is not the only table for {numbers} players."),
            "The table that comes first is taken.",
        );
    }
    None
}

fn secrets(case: &Case<'_>) -> Option<Sentence> {
    if case.has("a public text says") {
        let place = if case.label.is_empty() { "it" } else { &case.label };
        return say(
            format!("{} says too much too soon.", case.subject()),
            format!("“{}” was never to be said in public, and it stands in {place}.", case.quote()),
        );
    }
    if let Some((_, origin)) = case.message.split_once("also stands in a secret text, ") {
        let secret = origin.split(' ').next().unwrap_or_default();
        return say(
            format!("{} gives a secret away.", case.subject()),
            format!("“{}” also stands in {}.", case.quote(), case.known.subject(secret)),
        );
    }
    None
}
