//! What is sent about a clue.

use super::command::Move;
use crate::ids::AssignmentId;
use lamplight_core::error::AppError;
use serde::Deserialize;
use uuid::Uuid;

/// What to do with a clue, and with whom.
#[derive(Deserialize)]
pub struct MoveForm {
    #[serde(default)]
    what: String,
    #[serde(default)]
    to: String,
    #[serde(default)]
    round: String,
}

impl MoveForm {
    /// The round in which the form was drawn.
    pub fn round(&self) -> Option<i32> {
        self.round.parse().ok()
    }

    /// What to do; none if nobody was chosen to show it or give it to.
    ///
    /// # Errors
    /// `NotFound` for what no button says.
    pub fn parse(&self) -> Result<Option<Move>, AppError> {
        let to = Uuid::try_parse(self.to.trim()).ok().map(AssignmentId::from);
        match self.what.as_str() {
            "board" => Ok(Some(Move::Board)),
            "show" => Ok(to.map(Move::Show)),
            "give" => Ok(to.map(Move::Give)),
            _ => Err(AppError::NotFound),
        }
    }
}
