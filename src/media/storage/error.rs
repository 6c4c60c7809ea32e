use std::error::Error;
use std::fmt;

/// Why bytes could not be kept or read.
#[derive(Debug)]
pub enum StorageError {
    /// There is nothing under this key.
    NotFound,
    /// The part that was asked for begins after the end.
    OutOfRange {
        /// How large the file is, in bytes.
        size: u64,
    },
    /// The disk or the service does not answer, or has no room: try again later.
    Unavailable(Box<dyn Error + Send + Sync>),
    /// It refused, which trying again does not change: a wrong setting, or a mistake of ours.
    Internal(Box<dyn Error + Send + Sync>),
}

impl Error for StorageError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::NotFound | Self::OutOfRange { .. } => None,
            Self::Unavailable(error) | Self::Internal(error) => Some(error.as_ref()),
        }
    }
}

impl fmt::Display for StorageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFound => f.write_str("there is no such file"),
            Self::OutOfRange { size } => write!(f, "the file has only {size} bytes"),
            Self::Unavailable(error) => write!(f, "the storage does not answer: {error}"),
            Self::Internal(error) => write!(f, "the storage refused: {error}"),
        }
    }
}

impl From<object_store::Error> for StorageError {
    fn from(error: object_store::Error) -> Self {
        match error {
            object_store::Error::NotFound { .. } => Self::NotFound,
            object_store::Error::Generic { .. } | object_store::Error::JoinError { .. } => {
                Self::Unavailable(error.into())
            }
            _ => Self::Internal(error.into()),
        }
    }
}
