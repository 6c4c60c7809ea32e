//! What can keep the house from opening.

use lamplight_core::db::migrate;
use lamplight_embedded_postgres as embedded;
use std::{fmt, io};

/// Why the house could not open.
#[derive(Debug)]
pub enum Error {
    /// The private PostgreSQL.
    Embedded(embedded::Error),
    /// The schema.
    Migrate(migrate::Error),
    /// The address or the data directory.
    Io(String, io::Error),
    /// Something of ours.
    Internal(String),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Embedded(error) => error.fmt(f),
            Self::Migrate(error) => error.fmt(f),
            Self::Io(what, error) => write!(f, "{what}: {error}"),
            Self::Internal(what) => f.write_str(what),
        }
    }
}

impl std::error::Error for Error {}

impl From<embedded::Error> for Error {
    fn from(error: embedded::Error) -> Self {
        Self::Embedded(error)
    }
}

impl From<migrate::Error> for Error {
    fn from(error: migrate::Error) -> Self {
        Self::Migrate(error)
    }
}
