//! What is wrong with a draft, as its author would say it: whole sentences about people and things,
//! with the way to the place, and where one press mends it, the button.

mod handlers;
mod known;
mod mend;
mod own;
mod sentences;
mod together;

pub(super) use own::own;
pub(super) use sentences::empty_list;
pub(super) use together::together;

use super::{fields::drawing, place::Place, review::href_of, review::part_of};
use known::Known;
use lamplight_core::form_schema::{FormSchema, within};
use lamplight_core::web::{Route, pictures, post};
use lamplight_pictures::Kind;
use lamplight_story_file::{Finding, StoryFile};
use mend::Mend;
use sentences::{Sentence, is_gap, of, of_gaps};

/// The feature's row.
pub(super) fn routes() -> Vec<Route> {
    vec![post("/stories/{slug}/mend", handlers::mend)]
}

/// What stands beside a problem.
pub(super) enum Face {
    /// The picture of whom it is about.
    Portrait(String),
    /// The icon of what it is about.
    Icon(&'static str),
}

/// The button that puts a problem right.
pub(super) struct Press {
    pub(super) label: String,
    /// What it says while that is sent.
    pub(super) doing: String,
    /// What it sends.
    pub(super) fields: Vec<(&'static str, String)>,
}

/// See the module.
pub(super) struct Problem {
    pub(super) face: Face,
    /// What is wrong.
    pub(super) what: String,
    /// Why it matters, or what helps.
    pub(super) why: String,
    /// Where it can be mended.
    pub(super) href: String,
    /// What the way there is called.
    pub(super) go: &'static str,
    pub(super) press: Option<Press>,
}

/// Puts findings into words.
pub(super) struct Teller<'s> {
    slug: &'s str,
    known: Known<'s>,
    /// Forms are drawn of this one, to know what fields are called.
    scratch: StoryFile,
}

impl<'s> Teller<'s> {
    /// Of findings in `story`, which is edited under `slug`.
    pub(super) fn new(slug: &'s str, story: &'s StoryFile) -> Self {
        Self { slug, known: Known { story }, scratch: story.clone() }
    }

    /// What `finding` is about, in words.
    pub(super) fn tell(&mut self, finding: &Finding) -> Problem {
        let field = self.field(finding);
        let sentence = of(finding, &self.known, field.map(|(_, label)| label));
        let press = Mend::of(finding, &self.known).map(|mend| mend.press(&self.known));
        Problem { press, ..self.problem(finding, sentence, field.map(|(name, _)| name)) }
    }

    /// What findings that are one thing to be done are about.
    pub(super) fn tell_all(&mut self, findings: &[&Finding]) -> Option<Problem> {
        let (first, rest) = findings.split_first()?;
        if rest.is_empty() || !is_gap(first) {
            return Some(self.tell(first));
        }
        let mut fields: Vec<_> = findings.iter().map(|it| (*it, self.field(it))).collect();
        // Where there is a form to fill in, one begins there.
        fields.sort_by_key(|(_, field)| field.is_none());
        let (first, field) = *fields.first()?;
        let labelled: Vec<_> =
            fields.iter().map(|(it, field)| (*it, field.map(|(_, label)| label))).collect();
        let sentence = of_gaps(&labelled, &self.known);
        Some(Problem {
            go: "Write them",
            ..self.problem(first, sentence, field.map(|(name, _)| name))
        })
    }

    /// Whether one press puts it right.
    pub(super) fn is_one_press(&self, findings: &[&Finding]) -> bool {
        findings.iter().any(|it| Mend::of(it, &self.known).is_some())
    }

    fn problem(
        &self,
        finding: &Finding,
        Sentence { what, why }: Sentence,
        field: Option<&'static str>,
    ) -> Problem {
        let (page, face) = (href_of(finding, self.slug), self.face(&finding.key));
        let go = match &face {
            _ if is_gap(finding) => "Write it",
            Face::Portrait(_) => "Look at them",
            Face::Icon(_) => "Look at it",
        };
        let there = Problem {
            face,
            what,
            why,
            href: field.map_or_else(|| page.clone(), |name| format!("{page}#{name}")),
            go,
            press: None,
        };
        match empty_list(finding) {
            Some(list) => Problem {
                href: format!("/stories/{}/add/{list}", self.slug),
                go: "Add one",
                ..there
            },
            None => there,
        }
    }

    /// The name and the label of the field that a finding is about.
    fn field(&mut self, finding: &Finding) -> Option<(&'static str, &'static str)> {
        let (part, item) = part_of(&finding.key);
        let place = Place::open(&mut self.scratch, &part, &item)?;
        let path = place.path(&mut self.scratch);
        let mut schema = drawing();
        place.fill(&mut self.scratch, &mut schema);
        field_of(&schema, within(&finding.key, &path)?)
    }

    fn face(&self, key: &str) -> Face {
        let steps: Vec<&str> = key.split('.').collect();
        let who = match steps.as_slice() {
            ["characters", who, ..] | ["rounds", _, "secrets", who, ..] => Some(who),
            _ => None,
        };
        let story = self.known.story;
        if let Some(who) = who.and_then(|who| story.character(who)) {
            let name = story.portrait_name(who);
            return Face::Portrait(pictures::url_named(Kind::Portrait, &name));
        }
        Face::Icon(match steps.first() {
            Some(&"clues") => "clue",
            Some(&"configurations" | &"characters" | &"offstage") => "people",
            Some(&"solution") => "key",
            _ => "pen",
        })
    }
}

/// The field of `schema` that has the place `place`.
fn field_of(schema: &FormSchema, place: &str) -> Option<(&'static str, &'static str)> {
    let field = schema.fields().find(|field| within(place, field.name).is_some())?;
    Some((field.name, field.label))
}

/// The same findings beside the fields of one part, each as two sentences.
pub(super) fn beside(
    finding: &Finding,
    story: &StoryFile,
    schema: &FormSchema,
    path: &str,
) -> String {
    if finding.message == own::UNTOUCHED {
        return "Still the example. Write your own over it.".to_owned();
    }
    let place = within(&finding.key, path).unwrap_or_default();
    let label = field_of(schema, place).map(|(_, label)| label);
    let Sentence { what, why } = of(finding, &Known { story }, label);
    format!("{what} {why}").trim_end().to_owned()
}

#[cfg(test)]
mod tests;
