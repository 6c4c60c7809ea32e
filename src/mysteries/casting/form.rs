//! What is sent about who plays whom.

use crate::ids::{CharacterId, ParticipantId};
use lamplight_core::error::AppError;
use serde::Deserialize;
use uuid::Uuid;

/// One character and who plays it.
#[derive(Deserialize)]
pub struct AssignForm {
    #[serde(default)]
    character: String,
    #[serde(default)]
    participant: String,
}

impl AssignForm {
    /// The character, and the participant it is given to; to nobody if that was left empty.
    ///
    /// # Errors
    /// `NotFound` for what is no id.
    pub fn parse(&self) -> Result<(CharacterId, Option<ParticipantId>), AppError> {
        let character = optional(&self.character)?.ok_or(AppError::NotFound)?;
        Ok((character, optional(&self.participant)?))
    }
}

/// Whom a guest would like to play.
#[derive(Deserialize)]
pub struct WishForm {
    #[serde(default)]
    character: String,
}

impl WishForm {
    /// The character; none for somebody who does not mind.
    ///
    /// # Errors
    /// `NotFound` for what is no id.
    pub fn parse(&self) -> Result<Option<CharacterId>, AppError> {
        optional(&self.character)
    }
}

fn optional<T: From<Uuid>>(typed: &str) -> Result<Option<T>, AppError> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    Uuid::try_parse(typed).map(|id| Some(id.into())).map_err(|_| AppError::NotFound)
}
