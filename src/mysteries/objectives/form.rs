//! What is sent about objectives.

use lamplight_core::error::AppError;
use serde::Deserialize;

/// Which lines of which letter's list are ticked.
#[derive(Deserialize)]
pub struct ObjectivesForm {
    #[serde(default)]
    round: String,
    #[serde(default)]
    line: Vec<String>,
}

impl ObjectivesForm {
    /// The round of the letter (0: the briefing), and the ticked lines.
    ///
    /// # Errors
    /// `NotFound` for what is no round.
    pub fn parse(&self) -> Result<(usize, Vec<usize>), AppError> {
        let round = self.round.parse().map_err(|_| AppError::NotFound)?;
        Ok((round, self.line.iter().filter_map(|line| line.parse().ok()).collect()))
    }
}
