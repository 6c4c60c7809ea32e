use crate::error::AppError;
use std::fmt;

/// Why a job has not been done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// Try again later, if any attempts are left.
    Later(String),
    /// Trying again is of no use.
    Never(String),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Later(reason) | Self::Never(reason) => f.write_str(reason),
        }
    }
}

impl From<AppError> for Failure {
    fn from(error: AppError) -> Self {
        Self::Later(error.to_string())
    }
}

impl From<diesel::result::Error> for Failure {
    fn from(error: diesel::result::Error) -> Self {
        AppError::from(error).into()
    }
}
