//! What the checker says of a draft, and the pages where it can be mended.

use super::{
    fields::FormSchema,
    list::List,
    problems::{beside, own},
};
use lamplight_core::form_schema::within;
use lamplight_story_file::{Finding, Report, Severity, StoryFile};
use std::sync::Arc;

/// See the module.
#[derive(Clone)]
pub(in crate::stories) struct Review {
    /// None while the checker is still at it.
    report: Option<Arc<Report>>,
    /// What the editor says beyond that.
    own: Vec<Finding>,
}

impl Review {
    /// What the checker has said of `story`, if it has said anything.
    pub(super) fn of(report: Option<Arc<Report>>, story: &StoryFile) -> Self {
        Self { report, own: own(story) }
    }

    /// Whether the checker has said what it has to say.
    pub(in crate::stories) fn is_known(&self) -> bool {
        self.report.is_some()
    }

    /// Everything it said.
    pub(super) fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.report.iter().flat_map(|report| &report.findings).chain(&self.own)
    }

    /// What could be better.
    pub(super) fn warnings(&self) -> impl Iterator<Item = &Finding> {
        self.findings().filter(|finding| finding.severity == Severity::Warning)
    }

    /// What stands in the way of publishing.
    pub(in crate::stories) fn refusals(&self) -> impl Iterator<Item = &Finding> {
        self.findings().filter(|finding| finding.severity == Severity::Refusal)
    }

    /// What can be mended on the page at `href`.
    pub(super) fn here<'r>(
        &'r self,
        slug: &'r str,
        href: &'r str,
    ) -> impl Iterator<Item = &'r Finding> {
        self.findings().filter(move |finding| href_of(finding, slug) == href)
    }

    /// Whom no table has a seat for.
    pub(super) fn seatless(&self) -> impl Iterator<Item = &Finding> {
        self.refusals().filter(|finding| finding.message == "this character is in no configuration")
    }

    /// How much of that is under `path`.
    pub(super) fn refusals_in(&self, path: &str) -> usize {
        self.refusals().filter(|finding| within(&finding.key, path).is_some()).count()
    }
}

/// Puts the findings that concern the part at `path` beside its fields, or above them.
pub(super) fn remark<'f>(
    schema: &mut FormSchema,
    findings: impl Iterator<Item = &'f Finding>,
    path: &str,
    story: &StoryFile,
) {
    for finding in findings {
        let Some(place) = within(&finding.key, path) else { continue };
        let words = beside(finding, story, schema, path);
        match finding.severity {
            Severity::Refusal => schema.remark(place, words),
            Severity::Warning => schema.note(place, format!("{words} This may stay as it is.")),
        }
    }
}

/// Says of those who sit nowhere that they do, beside the seats of a table.
pub(super) fn remark_seats(schema: &mut FormSchema, review: &Review, story: &StoryFile) {
    for finding in review.seatless() {
        schema.remark("characters", beside(finding, story, schema, ""));
    }
}

/// With a capital and a full stop.
pub(super) fn sentence(message: &str) -> String {
    let mut text = capitalised(message);
    if !text.ends_with(['.', '!', '?']) {
        text.push('.');
    }
    text
}

/// With a capital.
pub(super) fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// The page of the story `slug` on which a finding can be mended.
pub(super) fn href_of(finding: &Finding, slug: &str) -> String {
    let (part, item) = part_of(&finding.key);
    format!("/stories/{slug}/edit/{part}{}{item}", if item.is_empty() { "" } else { "/" })
}

/// The part and the item of that page's address; no item for a list.
pub(super) fn part_of(key: &str) -> (String, String) {
    let steps: Vec<&str> = key.split('.').collect();
    let number = |step: &str| step.trim_start_matches('#').to_owned();
    match steps.as_slice() {
        ["rounds", round, "host_script", entry, ..] => (format!("script.{round}"), number(entry)),
        ["rounds", round, "host_script"] => (format!("script.{round}"), String::new()),
        ["rounds", round, "secrets", character, ..] => {
            (format!("letters.{round}"), number(character))
        }
        ["rounds", round, "secrets"] => (format!("letters.{round}"), String::new()),
        ["solution", list, rest @ ..] if List::parse(list).is_some() => {
            ((*list).to_owned(), rest.first().map(|item| number(item)).unwrap_or_default())
        }
        ["solution", ..] => ("solution".to_owned(), "verdict".to_owned()),
        [list, rest @ ..] if List::parse(list).is_some() => {
            ((*list).to_owned(), rest.first().map(|item| number(item)).unwrap_or_default())
        }
        _ => ("story".to_owned(), "face".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_finding_leads_to_the_page_where_it_can_be_mended() {
        let to = |key: &str| {
            let (part, item) = part_of(key);
            format!("{part}/{item}")
        };
        assert_eq!(to("title"), "story/face");
        assert_eq!(to(""), "story/face");
        assert_eq!(to("characters.ann.secret.summary"), "characters/ann");
        assert_eq!(to("configurations"), "configurations/");
        assert_eq!(to("rounds.tea.minutes"), "rounds/tea");
        assert_eq!(to("rounds.tea.host_script.#2.say"), "script.tea/2");
        assert_eq!(to("rounds.tea.secrets.ann.text"), "letters.tea/ann");
        assert_eq!(to("solution.timeline.#3.text"), "timeline/3");
        assert_eq!(to("solution.steps"), "steps/");
        assert_eq!(to("solution.culprits"), "solution/verdict");
    }

    #[test]
    fn a_message_becomes_a_sentence() {
        assert_eq!(sentence("this text is empty"), "This text is empty.");
        assert_eq!(sentence("what now?"), "What now?");
    }
}
