//! What those who listen to a place are sent of it.

use super::channel::{Audience, Entry, Parts, Snapshot};
use crate::error::AppError;

/// What an audience is sent.
pub(crate) type Sent = (Audience, Parts, Vec<Entry>);

/// A place as its audiences are to see it.
pub(crate) struct Rendered {
    /// At which version.
    pub(crate) version: i64,
    /// What each is sent.
    pub(crate) audiences: Vec<Sent>,
}

/// Renders `snapshot` for these audiences; one that is not there any more is left out.
pub(crate) fn render(
    snapshot: &dyn Snapshot,
    audiences: &[Audience],
) -> Result<Rendered, AppError> {
    let mut rendered = Vec::with_capacity(audiences.len());
    for audience in audiences {
        if let Some(parts) = snapshot.parts(*audience).map_err(AppError::internal)? {
            rendered.push((*audience, parts, snapshot.entries(*audience)));
        }
    }
    Ok(Rendered { version: snapshot.version(), audiences: rendered })
}
