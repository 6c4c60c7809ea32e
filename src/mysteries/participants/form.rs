//! What is typed at the door.

use serde::Deserialize;

/// What the join form sends.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct JoinForm {
    /// The code as typed.
    #[serde(default)]
    pub code: String,
    /// The name as typed.
    #[serde(default)]
    pub name: String,
    /// What the link in an invitation's mail brings along.
    #[serde(default)]
    pub invitation: String,
}
