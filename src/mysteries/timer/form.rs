//! What the clock's buttons send.

use super::command::Turn;
use lamplight_core::error::AppError;
use serde::Deserialize;

/// What a button on the clock says.
#[derive(Deserialize)]
pub struct TimerForm {
    #[serde(default)]
    turn: String,
    /// How the clock stood when the button was drawn.
    #[serde(default)]
    pub(super) found: String,
    #[serde(default)]
    sure: String,
}

impl TimerForm {
    /// Whether the host was asked, and is sure.
    pub fn is_sure(&self) -> bool {
        self.sure == "yes"
    }

    /// What to do with the clock.
    ///
    /// # Errors
    /// `NotFound` for what no button says.
    pub fn parse(&self) -> Result<Turn, AppError> {
        match self.turn.as_str() {
            "pause" => Ok(Turn::Pause),
            "resume" => Ok(Turn::Resume),
            "extend" => Ok(Turn::Extend),
            "end" => Ok(Turn::End),
            _ => Err(AppError::NotFound),
        }
    }
}
