//! Requests for a cover.

use super::{COVERS, CoverForm, MOST_BYTES, choose, pages::CoverPage};
use crate::stories::access::StoryAuthor;
use crate::{Context, Gate};
use actix_web::http::StatusCode;
use lamplight_core::{
    media::{self, Kept},
    web::{Reply, Upload, gate::Answer, upload::UploadError},
};
use std::time::Duration;

/// Twenty megabytes over a bad connection.
const PATIENCE: Duration = Duration::from_secs(180);

/// Why there is no new cover: what the page is answered with, and the words for it.
type Refused = (StatusCode, String);

/// Answers `GET /stories/{slug}/edit/cover`.
pub(super) async fn show(gate: Gate<StoryAuthor>) -> Answer {
    gate.reply(|ctx| Ok(Reply::page(page(ctx, CoverForm::of(&ctx.who.story))))).await
}

fn page(ctx: &Context<'_, StoryAuthor>, form: CoverForm) -> CoverPage {
    let story = &ctx.who.story;
    CoverPage {
        chrome: ctx.chrome(crate::SECTION),
        title: story.title.clone(),
        slug: story.slug.clone(),
        form,
    }
}

/// Answers `POST /stories/{slug}/edit/cover`.
pub(super) async fn take(gate: Gate<StoryAuthor>, upload: Upload) -> Answer {
    let gate = gate.admit().await?;
    let author = gate.who().viewer.id;
    let taken = match upload.read([("picture", MOST_BYTES)], PATIENCE).await {
        Ok([file]) => media::keep(&gate, author, &COVERS, file)
            .await?
            .map_err(|why| (why.status(), why.to_string())),
        Err(error) => Err(unread(error)),
    };
    // That took a while: it may be somebody else's story by now, or nobody's.
    let gate = gate.again().await?;
    gate.reply(move |ctx| match taken {
        Ok(kept) => put_on(ctx, Some(kept), "That is the cover now."),
        Err((status, words)) => {
            let form = CoverForm::of(&ctx.who.story).with_problem(words);
            Ok(Reply::page(page(ctx, form)).with_status(status))
        }
    })
    .await
}

fn unread(error: UploadError) -> Refused {
    match error {
        UploadError::TooLarge => (
            StatusCode::PAYLOAD_TOO_LARGE,
            "This file is too large: at most 20 MB are possible.".to_owned(),
        ),
        UploadError::Broken => (
            StatusCode::BAD_REQUEST,
            "The picture did not arrive whole. Choose it once more.".to_owned(),
        ),
    }
}

/// Answers `POST /stories/{slug}/edit/cover/drawn`.
pub(super) async fn take_drawn(gate: Gate<StoryAuthor>) -> Answer {
    gate.reply(|ctx| put_on(ctx, None, "The drawn cover is back.")).await
}

fn put_on(
    ctx: &mut Context<'_, StoryAuthor>,
    upload: Option<Kept>,
    done: &str,
) -> Result<Reply, lamplight_core::error::AppError> {
    let StoryAuthor { viewer, story } = ctx.who;
    choose(ctx.db, viewer.id, story.id, upload, ctx.core.clock.now())?;
    Ok(Reply::see_other(format!("/stories/{}/edit/story/face", story.slug)).done(done))
}
