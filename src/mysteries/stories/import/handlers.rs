//! Asking for a story file, and taking it.

use super::{
    arrival::{self, Arrival},
    command,
    pages::{ImportPage, QuestionPage},
};
use crate::{
    Context, Gate, Mysteries,
    stories::{
        access::{Story, StoryAuthor},
        checker::FOR_AN_ANSWER,
        drafts,
    },
};
use actix_web::http::StatusCode;
use base64::{Engine, prelude::BASE64_STANDARD};
use lamplight_core::{
    error::AppError,
    people::Member,
    web::{
        Problems, Reply, Upload,
        gate::{Admitted, Answer},
        limits,
        upload::UploadError,
    },
};
use lamplight_story_file as story_file;
use lamplight_story_file::{Report, StoryFile};
use std::sync::Arc;

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
        Ok(arrival) => {
            Ok(look_through(&gate, arrival).await.map_err(|error| gate.refuse(error))?)
        }
        Err(error) => Err(error),
    };
    // That took a while: they may have signed out by now.
    let gate = gate.again().await?;
    gate.reply(move |ctx| match judged {
        Ok(judged) => judge(ctx, judged),
        Err(error) => Ok(refuse(ctx, error)),
    })
    .await
}

/// A file that was looked through.
struct Judged {
    arrival: Arrival,
    /// None if that takes too long.
    report: Option<Arc<Report>>,
    /// What its author should know before anything in it is changed here.
    warning: &'static str,
}

/// Holds the file against the rules.
async fn look_through(
    gate: &Admitted<Member, Mysteries>,
    arrival: Arrival,
) -> Result<Judged, AppError> {
    let checker = &gate.area().checker;
    let (who, source) = (gate.who().viewer.id, arrival.source.as_slice());
    let report = checker.check(who, source, FOR_AN_ANSWER).await;
    let looked_through = checker.beside(move || {
        let passes = report.as_ref().is_some_and(|report| report.passes());
        let warning = if passes { warning(&arrival.source) } else { "" };
        Judged { arrival, report, warning }
    });
    looked_through.await
}

fn put_off(ctx: &Context<'_, Member>, arrival: &Arrival) -> Reply {
    let mut problems = Problems::default();
    problems.add("file", "This takes unusually long to check. Send it once more in a minute.");
    let page = form(ctx, problems, &arrival.source);
    Reply::page(page).with_status(StatusCode::SERVICE_UNAVAILABLE)
}

fn warning(source: &[u8]) -> &'static str {
    let source = std::str::from_utf8(source).unwrap_or_default();
    if !source.contains('#') || story_file::can_rewrite(source) {
        return "";
    }
    " Keep your own copy of the file: what belongs together stands apart in it, such as a round and \
     its letters, so its comments may be lost when you change it here."
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

fn judge(ctx: &mut Context<'_, Member>, judged: Judged) -> Result<Reply, AppError> {
    let Judged { arrival, report, warning } = judged;
    let Some(report) = report else { return Ok(put_off(ctx, &arrival)) };
    if arrival.source.iter().all(u8::is_ascii_whitespace) {
        let mut problems = Problems::default();
        problems.add("file", "Choose a story file, or paste one below.");
        return Ok(Reply::unprocessable(form(ctx, problems, &[])));
    }
    match (report.passes(), std::str::from_utf8(&arrival.source)) {
        (true, Ok(source)) => {
            let story = report.story.as_ref();
            let story = story.ok_or_else(|| AppError::internal("a story without a story"))?;
            let file = GoodFile { story, source, warning };
            place(ctx, &file, &arrival.into)
        }
        _ => Ok(tell_mistakes(ctx, &report, &arrival.source)),
    }
}

fn tell_mistakes(ctx: &Context<'_, Member>, report: &Report, source: &[u8]) -> Reply {
    let page = form(ctx, Problems::default(), source);
    Reply::unprocessable(ImportPage { findings: report.findings.clone(), ..page })
}

/// A file without mistakes.
struct GoodFile<'f> {
    story: &'f StoryFile,
    source: &'f str,
    warning: &'static str,
}

/// A good story goes where it was sent; where that is not said and there is a choice, it is asked.
fn place(
    ctx: &mut Context<'_, Member>,
    file: &GoodFile<'_>,
    into: &str,
) -> Result<Reply, AppError> {
    match into {
        "" => {
            let own = drafts::own_of_key(ctx.db, ctx.who, &file.story.key)?;
            if own.is_empty() { begin(ctx, file) } else { Ok(ask(ctx, file, own)) }
        }
        "new" => begin(ctx, file),
        slug => replace(ctx, slug, file),
    }
}

fn ask(ctx: &Context<'_, Member>, file: &GoodFile<'_>, own: Vec<Story>) -> Reply {
    Reply::page(QuestionPage {
        chrome: ctx.chrome(crate::SECTION),
        title: file.story.title.clone(),
        held: BASE64_STANDARD.encode(file.source),
        own,
    })
}

fn begin(ctx: &mut Context<'_, Member>, file: &GoodFile<'_>) -> Result<Reply, AppError> {
    let GoodFile { story, source, warning } = file;
    let slug = command::begin(ctx.db, ctx.who, story, source, ctx.core)?;
    let done =
        format!("“{}” is yours now, as a draft that nobody else sees.{warning}", story.title);
    Ok(Reply::see_other(format!("/stories/{slug}/edit")).done(done))
}

fn replace(
    ctx: &mut Context<'_, Member>,
    slug: &str,
    file: &GoodFile<'_>,
) -> Result<Reply, AppError> {
    let author = StoryAuthor::of_member(ctx.db, ctx.who, slug)?;
    command::replace(ctx.db, &author, file.source)?;
    let title = &file.story.title;
    let done = format!("The file is the new draft of “{title}”. The one before can be had back.");
    Ok(Reply::see_other(format!("/stories/{slug}/edit")).done(done + file.warning))
}
