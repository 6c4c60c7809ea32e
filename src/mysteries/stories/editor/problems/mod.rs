//! What is wrong with a draft, as its author would say it: whole sentences about people and things,
//! with the way to the place, and where one press mends it, the button.

mod handlers;
mod known;
mod mend;
mod own;
mod sentences;

pub(super) use own::own;

use super::{fields::drawing, place::Place, review::href_of, review::part_of};
use known::Known;
use lamplight_core::form_schema::{FormSchema, within};
use lamplight_core::web::{Route, pictures, post};
use lamplight_pictures::Kind;
use lamplight_story_file::{Finding, StoryFile};
use mend::Mend;
use sentences::{Sentence, of};
use std::collections::HashSet;

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
        let Sentence { what, why } = of(finding, &self.known, field.map(|(_, label)| label));
        let page = href_of(finding, self.slug);
        Problem {
            face: self.face(&finding.key),
            what,
            why,
            href: field.map_or_else(|| page.clone(), |(name, _)| format!("{page}#{name}")),
            go: if is_gap(finding) { "Write it" } else { "Look at it" },
            press: Mend::of(finding, &self.known).map(|mend| mend.press(&self.known)),
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

/// The findings without those that say the same of one thing once more: that it is the example.
pub(super) fn once_each<'f>(
    findings: impl Iterator<Item = &'f Finding>,
) -> impl Iterator<Item = &'f Finding> {
    let mut said = HashSet::new();
    findings.filter(move |it| it.message != own::UNTOUCHED || said.insert(part_of(&it.key)))
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

fn is_gap(finding: &Finding) -> bool {
    finding.message == "this text is empty" || finding.message.ends_with("` is missing")
}

#[cfg(test)]
mod tests;
