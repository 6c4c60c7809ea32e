//! A new story begins with a title; the rest is there to be written over.

use super::{drafts, import::BEGINNINGS};
use crate::{
    accounts::Member,
    error::AppError,
    mysteries::story_file::{self, StoryFile, limits},
    web::{Chrome, Form, Gate, Problems, Reply, Room, Visit, gate::Answer, limits::spend},
};
use askama::Template;
use serde::Deserialize;

/// A story without mistakes in which every text says what to write there.
const TEMPLATE: &str = include_str!("template.toml");

#[derive(Default, Deserialize)]
pub(super) struct StartForm {
    #[serde(default)]
    title: String,
}

#[derive(Template)]
#[template(path = "mysteries/stories/start/start.html")]
struct StartPage {
    chrome: Chrome,
    form: StartForm,
    problems: Problems,
}

/// Answers `GET /stories/new`.
pub(super) async fn show(gate: Gate<Member>) -> Answer {
    gate.reply(|visit| Ok(Reply::page(page(visit, StartForm::default(), Problems::default()))))
        .await
}

fn page(visit: &Visit<'_, Member>, form: StartForm, problems: Problems) -> StartPage {
    StartPage { chrome: visit.chrome(Room::Mysteries), form, problems }
}

/// Answers `POST /stories/new`.
pub(super) async fn begin(gate: Gate<Member>, form: Form<StartForm>) -> Answer {
    gate.reply(move |visit| {
        let mut problems = Problems::default();
        let title = problems.line("title", &form.0.title, 1, limits::TITLE);
        if !problems.is_empty() {
            return Ok(Reply::unprocessable(page(visit, form.0, problems)));
        }
        let member = visit.who.viewer.id;
        spend(visit.db, BEGINNINGS, &member.to_string(), visit.app.config.rate_limit_factor)?;
        let story = called(title)?;
        let slug = drafts::begin(visit.db, member, &story, &story_file::write(&story))?;
        Ok(Reply::see_other(format!("/stories/{slug}/edit"))
            .done("Here is your desk. Begin anywhere; nobody else sees it."))
    })
    .await
}

fn called(title: String) -> Result<StoryFile, AppError> {
    let mut story = story_file::parse(TEMPLATE.as_bytes())
        .map_err(|_| AppError::internal("the template of a story has mistakes"))?;
    story.key = super::keys::key_of(&title, "story");
    story.title = title;
    Ok(story)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_story_has_no_mistakes() {
        let story = called("The Glass Orchard".to_owned()).unwrap();
        let report = story_file::check(story_file::write(&story).as_bytes(), false);
        assert!(report.findings.is_empty(), "{:#?}", report.findings);
        assert_eq!(story.key, "the-glass-orchard");
    }
}
