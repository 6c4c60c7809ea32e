//! What the one button sends.

use super::view::Position;
use lamplight_core::error::AppError;
use serde::Deserialize;

/// The place at which the button was pressed.
#[derive(Deserialize)]
pub struct PressForm {
    #[serde(default)]
    at: String,
    #[serde(default)]
    sure: String,
}

impl PressForm {
    /// Whether the host was asked, and is sure.
    pub fn is_sure(&self) -> bool {
        self.sure == "yes"
    }

    /// The place.
    ///
    /// # Errors
    /// `BadInput` if it names none.
    pub fn parse(&self) -> Result<Position, AppError> {
        Position::named(&self.at).ok_or_else(|| {
            AppError::BadInput(
                "That button did not say where it was pressed. Open the console anew.".to_owned(),
            )
        })
    }
}
