//! An evening to look at: its pages as the host, a guest and the television see them.

use crate::inspection::{Ask, Inspection};
use support::party::Party;

impl Inspection {
    /// The three pages of an evening in one state.
    pub(super) async fn look_at(&mut self, party: &Party, state: &str) {
        let (screen, stranger) = (party.screen(), party.app.stranger());
        self.look(&format!("console, {state}"), &party.host, Ask::page(&party.at(""))).await;
        self.look(&format!("play, {state}"), &party.guests[0], Ask::page(&party.play())).await;
        self.look(&format!("screen, {state}"), &stranger, Ask::page(&screen)).await;
    }
}
