//! An accusation as typed.

use super::command::Charge;
use crate::ids::CharacterId;
use lamplight_core::web::Problems;
use serde::Deserialize;
use uuid::Uuid;

const LONGEST_ANSWER: usize = 1000;

/// An accusation as typed.
#[derive(Clone, Deserialize)]
pub struct AccusationForm {
    #[serde(default)]
    accused: String,
    #[serde(default)]
    pub(crate) how: String,
    #[serde(default)]
    pub(crate) why: String,
}

impl AccusationForm {
    /// Whom they chose, if it was somebody.
    pub fn accused(&self) -> Option<CharacterId> {
        Uuid::try_parse(self.accused.trim()).ok().map(CharacterId::from)
    }

    /// What they say.
    ///
    /// # Errors
    /// Every mistake, beside its field.
    pub fn parse(&self) -> Result<Charge, Problems> {
        let mut problems = Problems::default();
        let how = problems.text("how", &self.how, LONGEST_ANSWER);
        let why = problems.text("why", &self.why, LONGEST_ANSWER);
        match self.accused() {
            Some(accused) if problems.is_empty() => Ok(Charge { accused, how, why }),
            Some(_) => Err(problems),
            None => {
                problems.add("accused", "Choose who did it.");
                Err(problems)
            }
        }
    }
}
