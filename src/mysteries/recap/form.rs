//! What is sent about sharing.

use serde::Deserialize;

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
