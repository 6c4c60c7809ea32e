//! What is said of what is not there yet.

use super::{Case, Sentence, say};
use crate::stories::editor::{empty::Empty, list::List};
use lamplight_core::web::ui;
use lamplight_story_file::Finding;

/// Whether something is not written yet, and nothing is wrong with what is.
pub(in super::super) fn is_gap(finding: &Finding) -> bool {
    is_missing(&finding.message) || finding.message == "somebody must have done it"
}

fn is_missing(message: &str) -> bool {
    let ending = message.starts_with("the ending for `");
    let key = message.starts_with('`') || ending;
    matches!(message, "this text is empty" | "there must be at least one")
        || key && message.ends_with("` is missing")
}

/// The list that is not there, if it is a whole list.
pub(in crate::stories::editor) fn empty_list(finding: &Finding) -> Option<List> {
    let list = finding.key.strip_prefix("solution.").unwrap_or(&finding.key);
    let list = match list.split('.').collect::<Vec<_>>().as_slice() {
        ["rounds", round, "host_script"] => List::Script((*round).to_owned()),
        ["rounds", round, "secrets"] => List::Letters((*round).to_owned()),
        _ => List::parse(list)?,
    };
    (is_missing(&finding.message) && !finding.message.starts_with("the ending")).then_some(list)
}

pub(super) fn gap(case: &Case<'_>) -> Option<Sentence> {
    let Case { subject, label, field, message, finding, .. } = case;
    if !is_missing(message) {
        return None;
    }
    if message.starts_with("the ending for `") {
        return say(format!("Nothing says what happens {}.", when(case)), "Add that ending.");
    }
    if let Some(list) = empty_list(finding) {
        let empty = Empty::of(&list);
        return say(empty.sentence(), empty.what_for);
    }
    match (*field, case.known.counted(&finding.key)) {
        ("name" | "configuration_name", Some(who)) => {
            say(format!("The {who} has no name yet."), "")
        }
        ("title", Some(clue)) => say(format!("The {clue} has no title yet."), ""),
        ("private_briefing", _) => say(
            format!("{} does not know who they are.", case.subject()),
            "Everybody gets a briefing before the evening; theirs is empty.",
        ),
        ("objectives", _) => say(
            format!("{} wants nothing.", case.subject()),
            "Two or three things to do tonight make a part.",
        ),
        _ if label.is_empty() => say(format!("{} is still empty.", case.subject()), ""),
        _ => say(format!("{label} of {subject} is still empty."), ""),
    }
}

/// Several gaps of one thing; `cases` are more than one.
pub(super) fn gaps(cases: &[Case<'_>]) -> Sentence {
    let of = cases.first().map_or("the story", |case| case.subject.as_str());
    let missing: Vec<String> = cases.iter().map(missing).collect();
    let count = ui::word(cases.len());
    Sentence {
        what: format!("Of {of}, {count} things are missing."),
        why: format!("{}.", super::capitalised(&ui::listed(&missing))),
    }
}

/// A gap as part of a sentence: `“Briefing”`.
fn missing(case: &Case<'_>) -> String {
    if case.message.starts_with("the ending for `") {
        return format!("the ending {}", when(case));
    }
    match empty_list(case.finding) {
        Some(List::Steps) => "the reasoning".to_owned(),
        Some(List::Herrings) => "the red herrings".to_owned(),
        Some(List::Reveal) => "the reveal".to_owned(),
        Some(List::Endings) => "the endings".to_owned(),
        Some(list) => list.about().title.to_lowercase(),
        None if case.field == "culprits" => "who did it".to_owned(),
        None if case.label.is_empty() => case.subject.clone(),
        None => case.label.clone(),
    }
}

fn when(case: &Case<'_>) -> &'static str {
    match case.key(0) {
        "right" => "when they are right",
        "wrong" => "when they are wrong",
        _ => "when they cannot decide",
    }
}
