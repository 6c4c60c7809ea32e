//! Findings as sentences. What the checker says is for whoever has the file before them; whoever
//! has the forms before them knows people and things by their names.

mod case;
mod evening;
mod gaps;
mod truth;

pub(in crate::stories::editor) use gaps::empty_list;
pub(super) use gaps::is_gap;

use super::{
    known::Known,
    own::{UNTOUCHED, WITHOUT_LETTERS},
};
use crate::stories::editor::review::{capitalised, sentence};
use case::Case;
use lamplight_story_file::Finding;

/// A finding in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sentence {
    /// What is wrong.
    pub(super) what: String,
    /// Why it matters, or what helps; may be empty.
    pub(super) why: String,
}

fn say(what: impl Into<String>, why: impl Into<String>) -> Option<Sentence> {
    Some(Sentence { what: what.into(), why: why.into() })
}

/// What `finding` says; `label` is what its field is called.
pub(super) fn of(finding: &Finding, known: &Known<'_>, label: Option<&str>) -> Sentence {
    let case = Case::of(finding, known, label);
    let said = gaps::gap(&case)
        .or_else(|| texts(&case))
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

/// What several findings say, each with what its field is called: that parts of one thing are not
/// written yet.
pub(super) fn of_gaps(
    findings: &[(&Finding, Option<&'static str>)],
    known: &Known<'_>,
) -> Sentence {
    let cases: Vec<Case<'_>> =
        findings.iter().map(|(finding, label)| Case::of(finding, known, *label)).collect();
    gaps::gaps(&cases)
}

fn texts(case: &Case<'_>) -> Option<Sentence> {
    let Case { subject, label, message, .. } = case;
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
    if let Some((least, always)) = case.numbers(" is below the number of primary characters") {
        return say(
            format!("{table} begins with {least} players, and {always} people are always cast."),
            "They need a seat each.",
        );
    }
    if let Some((least, seats)) = case.numbers(" is more than `max_players`") {
        return say(
            format!("{table} needs {least} players and seats {seats}."),
            "Tick more people, or let it begin with fewer.",
        );
    }
    if let Some((seats, people)) = case.numbers(" is not the number of its characters") {
        return say(
            format!("{table} counts {seats} seats, and {people} people are to sit at it."),
            "There is one seat for each.",
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
