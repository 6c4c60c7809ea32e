//! The way in, for whoever stands before a television or is handed the link.

use crate::{Mysteries, links, snapshot::Snapshot};

/// See the module.
#[derive(Debug, Clone)]
pub(crate) struct WayIn {
    /// What is typed into a browser.
    pub(crate) address: String,
    /// What is passed on, and what the QR says.
    pub(crate) link: String,
}

impl WayIn {
    /// The way into the session of `snapshot`.
    pub(crate) fn to(area: &Mysteries, snapshot: &Snapshot) -> Self {
        let link = links::join(area, &snapshot.session.session_code);
        Self { address: links::house(area), link }
    }
}
