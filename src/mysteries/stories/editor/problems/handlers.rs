//! The answer to a press that puts something right.

use super::mend::Mend;
use crate::{
    Gate,
    stories::{
        access::StoryAuthor,
        drafts::{self, DraftError},
        editor::handlers::open,
    },
};
use lamplight_core::{
    error::AppError,
    web::{Form, Reply, gate::Answer},
};
use lamplight_story_file as story_file;
use serde::Deserialize;

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct MendForm {
    version: i32,
    what: String,
    who: String,
    table: String,
}

/// Answers `POST /stories/{slug}/mend`.
pub(super) async fn mend(gate: Gate<StoryAuthor>, form: Form<MendForm>) -> Answer {
    let (gate, form) = (gate.admit().await?, form.0);
    let mut open = open(&gate).await?;
    let mend = Mend::read(&form.what, &form.who, &form.table);
    let mend = mend.ok_or_else(|| gate.refuse(AppError::NotFound))?;
    if form.version != open.draft.version {
        return Err(gate.refuse(drafts::refused(DraftError::Changed)));
    }
    let work = move || {
        let words = mend.apply(&mut open.story);
        (words.map(|words| (story_file::rewrite(&open.draft.text, &open.story), words)), open)
    };
    let done = gate.area().checker.beside(work).await;
    let (done, open) = done.map_err(|error| gate.refuse(error))?;
    gate.reply(move |ctx| {
        let reply = Reply::see_other(format!("/stories/{}/edit", ctx.who.story.slug));
        let Some((source, words)) = done else { return Ok(reply) };
        drafts::replace(ctx.db, ctx.who, &open.draft, source, &words).map_err(drafts::refused)?;
        Ok(reply.done(format!("{words}.")))
    })
    .await
}
