//! What is pressed at the door.

use serde::Deserialize;

/// The buttons.
#[derive(Deserialize)]
pub struct DoorForm {
    #[serde(default)]
    door: String,
    /// Where it was pressed, if that is the page with the code.
    #[serde(default)]
    at: String,
}

/// Which code is to be made anew: pressed twice, it is made once.
#[derive(Deserialize)]
pub struct CodeForm {
    /// The code as it stood there.
    #[serde(default)]
    pub(super) code: String,
}

impl DoorForm {
    /// Whether it is to be closed; opening says so.
    pub fn parse(&self) -> bool {
        self.door != "open"
    }

    /// Whether it was pressed on the page with the code.
    pub fn is_at_the_code(&self) -> bool {
        self.at == "code"
    }
}
