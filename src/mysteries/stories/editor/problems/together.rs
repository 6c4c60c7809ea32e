//! Findings that are one thing to be done: an example to be written over, gaps of one thing.

use super::{own::UNTOUCHED, sentences::is_gap};
use crate::stories::editor::review::part_of;
use lamplight_story_file::Finding;
use std::collections::HashMap;

/// The findings in the order they came, each with those that are one thing with it.
pub(in crate::stories::editor) fn together<'f>(
    findings: impl Iterator<Item = &'f Finding>,
) -> Vec<Vec<&'f Finding>> {
    let mut all: Vec<Vec<&Finding>> = Vec::new();
    let mut places = HashMap::new();
    for finding in findings {
        let next = all.len();
        let place = thing(finding).map_or(next, |thing| *places.entry(thing).or_insert(next));
        match all.get_mut(place) {
            Some(same) => same.push(finding),
            None => all.push(vec![finding]),
        }
    }
    all
}

/// What is to be written, and whether there is an example to be written over.
fn thing(finding: &Finding) -> Option<(bool, String, String)> {
    let is_example = finding.message == UNTOUCHED;
    if !is_example && !is_gap(finding) {
        return None;
    }
    // The lists of the solution have pages of their own, and are one thing still.
    let (part, item) = match part_of(&finding.key) {
        (_, item) if item.is_empty() && finding.key.starts_with("solution.") => {
            ("solution".to_owned(), "verdict".to_owned())
        }
        page => page,
    };
    Some((is_example, part, item))
}
