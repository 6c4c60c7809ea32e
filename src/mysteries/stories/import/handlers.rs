//! Asking for a story file, and taking it.

use super::{
    arrival::{self, Arrival},
    command,
    pages::{ImportPage, QuestionPage},
};
use crate::{
    Context, Gate,
    stories::{
        access::{Story, StoryAuthor},
        drafts,
    },
};
use actix_web::{http::StatusCode, web::block};
use base64::{Engine, prelude::BASE64_STANDARD};
use lamplight_core::{
    error::AppError,
    people::Member,
    web::{Problems, Reply, Upload, gate::Answer, limits, upload::UploadError},
};
use lamplight_story_file as story_file;
use lamplight_story_file::{Report, StoryFile};
use tokio::sync::Semaphore;

/// Files that one member sends.
const UPLOADS: limits::Limit = limits::Limit { name: "upload", burst: 40, every_seconds: 30 };

/// Answers `GET /stories/import`.
pub(super) async fn show(gate: Gate<Member>) -> Answer {
    gate.reply(|ctx| Ok(Reply::page(form(ctx, Problems::default(), &[])))).await
}

/// Answers `POST /stories/import`.
pub(super) async fn take(gate: Gate<Member>, upload: Upload) -> Answer {
    // Who may not import need not send a megabyte to be told so.
    let gate = gate.admit().await?;
    gate.db(|ctx| limits::spend(ctx.db, UPLOADS, &ctx.who.viewer.id.to_string(), ctx.core)).await?;
    let judged = match arrival::read(upload).await {
        Ok(arrival) => Ok(check(arrival).await.map_err(|error| gate.refuse(error))?),
        Err(error) => Err(error),
    };
    // That took a while: they may have signed out by now.
    let gate = gate.again().await?;
    gate.reply(move |ctx| match judged {
        Ok((arrival, report)) => judge(ctx, &arrival, report),
        Err(error) => Ok(refuse(ctx, error)),
    })
    .await
}

/// Holds the file against the rules, which can take half a second: one file after the other, and
/// without a connection that others wait for.
async fn check(arrival: Arrival) -> Result<(Arrival, Report), AppError> {
    static ONE: Semaphore = Semaphore::const_new(1);
    let _turn = ONE.acquire().await.map_err(AppError::internal)?;
    let checked = block(move || {
        let report = story_file::check(&arrival.source, false);
        (arrival, report)
    });
    checked.await.map_err(AppError::internal)
}

fn refuse(ctx: &Context<'_, Member>, error: UploadError) -> Reply {
    let mut problems = Problems::default();
    let (status, words) = match error {
        UploadError::TooLarge => (
            StatusCode::PAYLOAD_TOO_LARGE,
            "This is larger than 1 MiB, which is the most a story file may have.",
        ),
        UploadError::Broken => {
            (StatusCode::BAD_REQUEST, "The file did not arrive whole. Choose it once more.")
        }
    };
    problems.add("file", words);
    Reply::page(form(ctx, problems, &[])).with_status(status)
}

fn form(ctx: &Context<'_, Member>, problems: Problems, source: &[u8]) -> ImportPage {
    ImportPage {
        chrome: ctx.chrome(crate::SECTION),
        problems,
        text: String::from_utf8(source.to_vec()).unwrap_or_default().replace('\0', ""),
        findings: Vec::new(),
    }
}

fn judge(
    ctx: &mut Context<'_, Member>,
    arrival: &Arrival,
    report: Report,
) -> Result<Reply, AppError> {
    if arrival.source.iter().all(u8::is_ascii_whitespace) {
        let mut problems = Problems::default();
        problems.add("file", "Choose a story file, or paste one below.");
        return Ok(Reply::unprocessable(form(ctx, problems, &[])));
    }
    match (report.passes(), std::str::from_utf8(&arrival.source)) {
        (true, Ok(source)) => {
            let story =
                report.story.ok_or_else(|| AppError::internal("a story without a story"))?;
            place(ctx, &story, source, &arrival.into)
        }
        _ => Ok(tell_mistakes(ctx, report, &arrival.source)),
    }
}

fn tell_mistakes(ctx: &Context<'_, Member>, report: Report, source: &[u8]) -> Reply {
    let page = form(ctx, Problems::default(), source);
    Reply::unprocessable(ImportPage { findings: report.findings, ..page })
}

/// A good story goes where it was sent; where that is not said and there is a choice, it is asked.
fn place(
    ctx: &mut Context<'_, Member>,
    story: &StoryFile,
    source: &str,
    into: &str,
) -> Result<Reply, AppError> {
    match into {
        "" => {
            let own = drafts::own_of_key(ctx.db, ctx.who, &story.key)?;
            if own.is_empty() {
                begin(ctx, story, source)
            } else {
                Ok(ask(ctx, story, source, own))
            }
        }
        "new" => begin(ctx, story, source),
        slug => replace(ctx, slug, story, source),
    }
}

fn ask(ctx: &Context<'_, Member>, story: &StoryFile, source: &str, own: Vec<Story>) -> Reply {
    Reply::page(QuestionPage {
        chrome: ctx.chrome(crate::SECTION),
        title: story.title.clone(),
        held: BASE64_STANDARD.encode(source),
        own,
    })
}

fn begin(
    ctx: &mut Context<'_, Member>,
    story: &StoryFile,
    source: &str,
) -> Result<Reply, AppError> {
    let slug = command::begin(ctx.db, ctx.who, story, source, ctx.core)?;
    let done = format!("“{}” is yours now, as a draft that nobody else sees.", story.title);
    Ok(Reply::see_other(format!("/stories/{slug}/edit")).done(done))
}

fn replace(
    ctx: &mut Context<'_, Member>,
    slug: &str,
    story: &StoryFile,
    source: &str,
) -> Result<Reply, AppError> {
    let author = StoryAuthor::of_member(ctx.db, ctx.who, slug)?;
    command::replace(ctx.db, &author, source)?;
    let done =
        format!("The file is the new draft of “{}”. The one before can be had back.", story.title);
    Ok(Reply::see_other(format!("/stories/{slug}/edit")).done(done))
}
