//! What the one button sends.

use super::view::Position;
use lamplight_core::error::AppError;
use serde::Deserialize;

/// The place at which the button was pressed.
#[derive(Deserialize)]
pub struct PressForm {
    #[serde(default)]
    round: String,
    #[serde(default)]
    step: String,
    #[serde(default)]
    reveal: String,
}

impl PressForm {
    /// The place.
    ///
    /// # Errors
    /// `BadInput` if it names none.
    pub fn parse(&self) -> Result<Position, AppError> {
        Ok(Position {
            round: number(&self.round)?,
            step: number(&self.step)?,
            reveal: number(&self.reveal)?,
        })
    }
}

fn number(text: &str) -> Result<i32, AppError> {
    text.trim().parse().map_err(|_| {
        AppError::BadInput(
            "That button did not say where it was pressed. Open the console anew.".to_owned(),
        )
    })
}
