//! Answers to what an author decides about a story as a whole.

use super::command;
use crate::{
    Gate,
    stories::{
        access::StoryAuthor,
        drafts::{DraftError, refused},
        editor,
        status::Visibility,
    },
};
use lamplight_core::{
    error::AppError,
    web::{Form, Reply, gate::Answer},
};
use lamplight_story_file::Closed;
use serde::Deserialize;

#[derive(Deserialize)]
pub(super) struct PublishForm {
    #[serde(default)]
    version: i32,
    #[serde(default)]
    visibility: String,
}

/// Answers `POST /stories/{slug}/publish`.
pub(super) async fn publish(gate: Gate<StoryAuthor>, form: Form<PublishForm>) -> Answer {
    let gate = gate.admit().await?;
    let visibility = Visibility::of_word(&form.0.visibility).ok_or_else(|| {
        gate.refuse(AppError::BadInput("Say who may find it: choose one of the three.".to_owned()))
    })?;
    let open = editor::open(&gate).await?;
    if open.draft.version != form.0.version {
        return Err(gate.refuse(refused(DraftError::Changed)));
    }
    let review = editor::full_review(&gate, &open).await;
    gate.reply(move |ctx| {
        if !review.is_known() {
            let desk = format!("/stories/{}/edit", ctx.who.story.slug);
            return Ok(Reply::see_other(desk).sorry(STILL_CHECKED));
        }
        if review.refusals().next().is_some() {
            return Ok(Reply::unprocessable(editor::overview(ctx, open, &review)?));
        }
        command::publish(ctx.db, ctx.who, &open.draft, &open.story, visibility).map_err(refused)?;
        Ok(Reply::see_other(format!("/stories/{}/edit", ctx.who.story.slug)).done(done(visibility)))
    })
    .await
}

const STILL_CHECKED: &str = "Not published yet: the story is so long that checking it takes a \
    while. Press the button again in a minute.";

fn done(visibility: Visibility) -> &'static str {
    match visibility {
        Visibility::Public => "It stands in the library now.",
        Visibility::Unlisted => "Whoever has its address can host it now.",
        Visibility::Private => "You can host it now; nobody else sees it.",
    }
}

#[derive(Deserialize)]
pub(super) struct ArchiveForm {
    #[serde(default)]
    to: String,
}

/// Answers `POST /stories/{slug}/archive`: away from everybody's sight, or back.
pub(super) async fn archive(gate: Gate<StoryAuthor>, form: Form<ArchiveForm>) -> Answer {
    gate.reply(move |ctx| {
        let words = if form.0.to == "back" {
            command::bring_back(ctx.db, ctx.who)?;
            "It is back where it was."
        } else {
            command::archive(ctx.db, ctx.who)?;
            "It is archived. Evenings under way go on."
        };
        Ok(Reply::see_other(format!("/stories/{}/edit", ctx.who.story.slug)).done(words))
    })
    .await
}
