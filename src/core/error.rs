//! What can go wrong on the way to an answer, and the page that says so.

use actix_web::http::StatusCode;
use std::fmt;

/// The one error that leaves a handler. HTTP appears only here.
#[derive(Debug)]
pub enum AppError {
    /// Nothing there, or nothing for this person to see: the two look the same.
    NotFound,
    /// The person may know that it is there, but may not do this.
    Forbidden,
    /// It is there, but not for this method.
    WrongMethod,
    /// The host has taken them out of this evening; who that is.
    TakenOut {
        /// Who.
        host: String,
        /// Where they find what they saw, once it is over.
        seen: Option<String>,
    },
    /// Somebody has to sign in first.
    SignIn,
    /// What they came for is over for them; what is left of it is on this page.
    Elsewhere(String),
    /// The thing has changed in the meantime; says how.
    Conflict(String),
    /// What arrived cannot be understood; says why.
    BadInput(String),
    /// More than is taken at once.
    TooLarge,
    /// Asked too often; seconds until it makes sense to ask again.
    TooMany(u64),
    /// The database cannot be reached just now. Nothing was kept.
    Unavailable,
    /// The database could not do it just now, and nothing was kept: somebody else holds what is
    /// needed, or there is no room. The text goes to the log, never to the page.
    Busy(String),
    /// The database went away while it kept something: nobody knows whether it did.
    Unsure,
    /// Ours to mend. The text goes to the log, never to the page.
    Internal(String),
}

impl AppError {
    /// The HTTP status that belongs to it.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::NotFound | Self::Elsewhere(_) => StatusCode::NOT_FOUND,
            Self::Forbidden | Self::TakenOut { .. } => StatusCode::FORBIDDEN,
            Self::WrongMethod => StatusCode::METHOD_NOT_ALLOWED,
            Self::SignIn => StatusCode::UNAUTHORIZED,
            Self::Conflict(_) => StatusCode::CONFLICT,
            Self::BadInput(_) => StatusCode::BAD_REQUEST,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Unavailable | Self::Busy(_) | Self::Unsure => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// Whether it may work a moment later.
    pub fn passes(&self) -> bool {
        self.status() == StatusCode::SERVICE_UNAVAILABLE
    }

    /// Something of ours failed; `what` is for the log.
    pub fn internal(what: impl fmt::Display) -> Self {
        Self::Internal(what.to_string())
    }
}

impl fmt::Display for AppError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Conflict(text)
            | Self::BadInput(text)
            | Self::Busy(text)
            | Self::Internal(text) => f.write_str(text),
            other => write!(f, "{}", other.status()),
        }
    }
}

impl std::error::Error for AppError {}
