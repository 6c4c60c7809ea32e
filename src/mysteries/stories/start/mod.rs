//! A new story begins with a title; the rest is there to be written over.

use super::{drafts, import::BEGINNINGS};
use crate::{Context, Gate};
use askama::Template;
use lamplight_core::{
    error::AppError,
    people::Member,
    web::{Chrome, Form, Problems, Reply, gate::Answer, limits::spend},
};
use lamplight_story_file as story_file;
use lamplight_story_file::{StoryFile, limits};
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
    gate.reply(|ctx| Ok(Reply::page(page(ctx, StartForm::default(), Problems::default())))).await
}

fn page(ctx: &Context<'_, Member>, form: StartForm, problems: Problems) -> StartPage {
    StartPage { chrome: ctx.chrome(crate::SECTION), form, problems }
}

/// Answers `POST /stories/new`.
pub(super) async fn begin(gate: Gate<Member>, form: Form<StartForm>) -> Answer {
    gate.reply(move |ctx| {
        let mut problems = Problems::default();
        let title = problems.line("title", &form.0.title, 1, limits::TITLE);
        if !problems.is_empty() {
            return Ok(Reply::unprocessable(page(ctx, form.0, problems)));
        }
        let member = ctx.who.viewer.id;
        spend(ctx.db, BEGINNINGS, &member.to_string(), ctx.core.config.rate_limit_factor)?;
        let story = called(title)?;
        let slug = drafts::begin(ctx.db, member, &story, &story_file::write(&story))?;
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
