//! Answers for a new story.

use super::{
    command,
    pages::{StartForm, StartPage},
};
use crate::{Context, Gate, stories::import::BEGINNINGS};
use lamplight_core::{
    people::Member,
    web::{Form, Problems, Reply, gate::Answer, limits::spend},
};
use lamplight_story_file::limits;

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
        let member = ctx.who.viewer.id.to_string();
        spend(ctx.db, BEGINNINGS, &member, ctx.core)?;
        let slug = command::begin(ctx.db, ctx.who, title)?;
        Ok(Reply::see_other(format!("/stories/{slug}/edit"))
            .done("Here is your desk. Begin anywhere; nobody else sees it."))
    })
    .await
}
