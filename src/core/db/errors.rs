//! Reading what the database says when it refuses.

use crate::error::AppError;
use diesel::result::{DatabaseErrorKind, Error};

impl From<Error> for AppError {
    fn from(error: Error) -> Self {
        match error {
            Error::NotFound => Self::NotFound,
            error if is_disconnect(&error) => Self::Unavailable,
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
        Error::DatabaseError(DatabaseErrorKind::Unknown, info) => {
            let words = info.message();
            [
                "server closed the connection",
                "terminating connection",
                "no connection to the server",
                "could not receive data",
                "could not send data",
                "the database system is",
                "connection not open",
                "SSL SYSCALL",
            ]
            .iter()
            .any(|sign| words.contains(sign))
        }
        _ => false,
    }
}

/// The name of the constraint that a statement ran into, if it was one.
pub fn constraint(error: &Error) -> Option<&str> {
    match error {
        Error::DatabaseError(_, info) => info.constraint_name(),
        _ => None,
    }
}
