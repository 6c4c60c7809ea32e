//! What is sent to take something back.

use crate::ids::PressId;
use lamplight_core::error::AppError;
use serde::Deserialize;
use uuid::Uuid;

/// Which press.
#[derive(Deserialize)]
pub struct TakeBackForm {
    #[serde(default)]
    press: String,
}

impl TakeBackForm {
    /// The press.
    ///
    /// # Errors
    /// `NotFound` for what is no id.
    pub fn parse(&self) -> Result<PressId, AppError> {
        Uuid::try_parse(&self.press).map(PressId::from).map_err(|_| AppError::NotFound)
    }
}
