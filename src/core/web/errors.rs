//! The page for what went wrong: what happened, and where to go next.

use super::{Chrome, Reply, Request, Section};
use crate::error::AppError;
use actix_web::{HttpRequest, HttpResponse, error::InternalError, http::header};
use askama::Template;

#[derive(Template)]
#[template(path = "errors/error.html")]
struct ErrorPage {
    chrome: Chrome,
    heading: &'static str,
    words: String,
    again: bool,
    /// Whoever runs the house can do something about it.
    tell: bool,
    /// Where they find what they saw of it.
    seen: Option<String>,
}

/// Title and text for `error`. Details stay in the log.
fn words(error: &AppError) -> (&'static str, String) {
    let (heading, words) = match error {
        AppError::NotFound | AppError::Elsewhere(_) => (
            "This door does not open",
            "There is nothing at this address, or it is not for you to see. If somebody sent you a link to an evening, ask them for the six-character code instead.",
        ),
        AppError::Forbidden => (
            "That came from somewhere else",
            "The request did not come from one of our own pages, so nothing was changed. Go back, open the page anew, and try again.",
        ),
        AppError::TakenOut { host, .. } => {
            return (
                "You are not at this table any more",
                format!(
                    "{host} has taken you out of this evening. Your seat’s page is closed, and the code does not let you in again. If that was a mistake, tell {host}, who can let you back in; then this page opens once more."
                ),
            );
        }
        AppError::SignIn => (
            "You would have to sign in",
            "This page belongs to somebody. Sign in, and it opens if it is yours.",
        ),
        AppError::Conflict(text) => return ("Somebody was quicker", text.clone()),
        AppError::BadInput(text) => return ("That could not be read", text.clone()),
        AppError::TooLarge => (
            "That is too much at once",
            "What you sent is larger than anything we ask for here. Nothing was changed.",
        ),
        AppError::TooMany(seconds) => {
            return (
                "Not so fast",
                format!(
                    "That was tried very often just now. Wait {}, then try again.",
                    minutes(*seconds)
                ),
            );
        }
        AppError::Unavailable => {
            ("One moment", "The house has lost its memory for a moment. Nothing of yours is gone.")
        }
        AppError::Busy(_) | AppError::Unsure => {
            ("One moment", "The house cannot do this just now. Nothing of yours is gone.")
        }
        AppError::WrongMethod => (
            "That cannot be done here",
            "There is something at this address, but it cannot be asked for in this way.",
        ),
        AppError::Internal(_) => (
            "Something broke, and it was not you",
            "It has been written down. Go back and try once more; if it breaks again, tell us what stands below.",
        ),
    };
    (heading, words.to_owned())
}

fn minutes(seconds: u64) -> String {
    match seconds {
        0..=59 => format!("{} seconds", seconds.max(1)),
        60..=119 => "a minute".to_owned(),
        _ => format!("{} minutes", seconds.div_ceil(60)),
    }
}

/// What was sent with a form cannot be asked for again, only sent again: what became of it.
fn of_what_was_sent(error: &AppError) -> Option<&'static str> {
    match error {
        AppError::Unavailable => Some(
            "The house has lost its memory for a moment, and nothing was saved. Go back, and send it once more.",
        ),
        AppError::Busy(_) => Some(
            "The house cannot do this just now, and nothing was saved. Go back, and send it once more.",
        ),
        AppError::Unsure => Some(
            "The house has lost its memory while it wrote this down: it may be saved or not. Go back, look whether it is there, and only if it is not send it once more.",
        ),
        _ => None,
    }
}

fn respond(error: &AppError, chrome: Chrome, reads: bool) -> HttpResponse {
    let (heading, mut words) = words(error);
    if let Some(sent) = of_what_was_sent(error).filter(|_| !reads) {
        sent.clone_into(&mut words);
    }
    let again = error.passes() && reads;
    let (tell, seen) = match error {
        AppError::TakenOut { seen, .. } => (false, seen.clone()),
        _ => (true, None),
    };
    let page = ErrorPage { chrome, heading, words, again, tell, seen };
    let finished =
        Reply::page(page).with_status(error.status()).finish(super::request::Packing::Plain);
    let mut response = match finished {
        Ok(finished) => finished.respond(false),
        Err(_) => HttpResponse::new(error.status()),
    };
    let wait = match error {
        AppError::TooMany(seconds) => Some(*seconds),
        error if error.passes() => Some(3),
        _ => None,
    };
    if let Some(seconds) = wait {
        response
            .headers_mut()
            .insert(header::RETRY_AFTER, header::HeaderValue::from(seconds.max(1)));
    }
    response
}

/// The page for `error`, when nothing is known of the request but itself.
pub fn page(request: &HttpRequest, error: &AppError) -> HttpResponse {
    log(error);
    respond(error, Chrome::bare(request), request.method().is_safe())
}

/// The answer to `request` for `error`. Who has to sign in first is sent there, and so is whoever
/// finds what there is for them on another page; our script is told that there is nothing.
pub fn answer(request: &Request, error: AppError) -> actix_web::Error {
    log(&error);
    let chrome = Chrome::new(Section::HOME, request, None);
    let to = match &error {
        AppError::SignIn => Some(format!("/sign-in?next={}", chrome.next())),
        AppError::Elsewhere(page) => Some(page.clone()),
        _ => None,
    };
    let response = match to.filter(|_| !request.wants_fragment) {
        Some(to) => HttpResponse::SeeOther().insert_header((header::LOCATION, to)).finish(),
        None => respond(&error, chrome, request.reads),
    };
    InternalError::from_response(error, response).into()
}

fn log(error: &AppError) {
    match error {
        AppError::Internal(what) => tracing::error!(%what, "a request failed"),
        AppError::Unavailable => tracing::warn!("no database for a request"),
        AppError::Busy(what) => tracing::warn!(%what, "the database could not do it just now"),
        AppError::Unsure => tracing::warn!("no database at the end of a request"),
        _ => {}
    }
}

/// Answers what asks for something that is there in a way that it cannot be asked for.
pub fn wrong_method(request: &HttpRequest, allow: &'static str) -> HttpResponse {
    let mut response = page(request, &AppError::WrongMethod);
    response.headers_mut().insert(header::ALLOW, header::HeaderValue::from_static(allow));
    response
}

/// Answers whatever no route covers.
pub async fn nothing_here(request: HttpRequest) -> HttpResponse {
    page(&request, &AppError::NotFound)
}
