//! What is sent about sharing.

use serde::Deserialize;

/// Which link is to be made anew: pressed twice, it is made once.
#[derive(Deserialize)]
pub struct RenewForm {
    #[serde(default)]
    pub(super) link: String,
}

/// Whether the recap can be read by link.
#[derive(Deserialize)]
pub struct ShareForm {
    #[serde(default)]
    shared: String,
}

impl ShareForm {
    /// Whether it is to be shared.
    pub fn parse(&self) -> bool {
        self.shared == "yes"
    }
}
