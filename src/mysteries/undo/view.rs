//! What the host can take back.

use crate::{change::A_SLIP, ids::PressId, snapshot::Snapshot};
use chrono::{DateTime, Utc};

/// A press that can be taken back.
#[derive(Debug, Clone)]
pub struct UndoView {
    /// The press.
    pub id: PressId,
    /// What it did.
    pub words: String,
    /// Seconds that are left for it.
    pub seconds: i64,
    /// It was a decision, for which there is more time.
    pub lasts: bool,
}

impl Snapshot {
    /// What can still be taken back, the newest first.
    pub fn undos(&self) -> Vec<UndoView> {
        let seconds = |until: DateTime<Utc>| (until - self.now).num_milliseconds().div_euclid(1000);
        let open = self.rows.presses.iter().rev().filter(|press| seconds(press.until) > 0);
        open.map(|press| UndoView {
            id: press.id,
            words: press.words.clone(),
            seconds: seconds(press.until),
            lasts: press.until - press.pressed_at > A_SLIP,
        })
        .collect()
    }
}
