//! Reading what the database says when it refuses.

use crate::error::AppError;
use diesel::result::{DatabaseErrorKind, Error};

impl From<Error> for AppError {
    fn from(error: Error) -> Self {
        match error {
            Error::NotFound => Self::NotFound,
            error if is_disconnect(&error) => Self::Unavailable,
            error if is_refusal(&error) => Self::Busy(error.to_string()),
            error => Self::internal(error),
        }
    }
}

/// Whether the connection, not the statement, is what failed.
pub fn is_disconnect(error: &Error) -> bool {
    match error {
        Error::DatabaseError(
            DatabaseErrorKind::ClosedConnection | DatabaseErrorKind::UnableToSendCommand,
            _,
        )
        | Error::BrokenTransactionManager => true,
        // Whether it was committed nobody knows.
        Error::RollbackErrorOnCommit { commit_error, .. } => is_disconnect(commit_error),
        // libpq reports a server that went away in the middle of a statement in words only.
        Error::DatabaseError(DatabaseErrorKind::Unknown, info) => says(info.message(), &GONE),
        _ => false,
    }
}

/// Whether the database could not do just now what it can do at other times: there is no room on its
/// disk, somebody else holds what is needed, it took too long. The connection is as good as before,
/// and the statement has changed nothing.
pub fn is_refusal(error: &Error) -> bool {
    match error {
        Error::DatabaseError(
            DatabaseErrorKind::SerializationFailure | DatabaseErrorKind::ReadOnlyTransaction,
            _,
        ) => true,
        Error::DatabaseError(DatabaseErrorKind::Unknown, info) => says(info.message(), &REFUSED),
        Error::RollbackErrorOnCommit { commit_error, .. } => is_refusal(commit_error),
        _ => false,
    }
}

/// Diesel does not pass SQLSTATEs on, so PostgreSQL's words have to do: of 57P01 to 57P05, 25P03,
/// and what libpq and pgbouncer say.
const GONE: [&str; 12] = [
    "server closed the connection",
    "terminating connection",
    "no connection to the server",
    "could not receive data",
    "could not send data",
    "the database system is",
    "connection not open",
    "SSL SYSCALL",
    "query_wait_timeout",
    "server conn crashed",
    "pgbouncer cannot connect",
    "client_idle_timeout",
];

/// Those of 53100 to 53400, 55P03, 57014, 40P01 and 58030.
const REFUSED: [&str; 10] = [
    "No space left on device",
    "Disk quota exceeded",
    "Check free disk space",
    "out of memory",
    "out of shared memory",
    "temporary file size exceeds",
    "canceling statement due to",
    "could not obtain lock",
    "deadlock detected",
    "Input/output error",
];

fn says(words: &str, signs: &[&str]) -> bool {
    signs.iter().any(|sign| words.contains(sign))
}

/// The name of the constraint that a statement ran into, if it was one.
pub fn constraint(error: &Error) -> Option<&str> {
    match error {
        Error::DatabaseError(_, info) => info.constraint_name(),
        _ => None,
    }
}
