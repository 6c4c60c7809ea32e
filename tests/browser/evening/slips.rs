//! Slips that are taken back, and what is done without a signal.

use uuid::Uuid;

use super::hands::{Seen, the};
use super::person::Person;
use super::script::Button;
use super::{LEILA, Table};
use support::watch;

/// What Priya writes where there is no signal.
pub(super) const NOTE: &str = "The third chair was warm when I sat down, and nobody had sat in it.";

impl Person {
    /// Marks a clue and writes a note, and neither can be sent.
    pub(super) async fn does_without_a_signal(&self) {
        self.enters("Clues").await;
        self.touch_until(the(".clues summary", ""), the(".clues .star", "Important")).await;
        self.touch_until(the(".clues .star", "Important"), the("[data-waits] li", "")).await;
        self.enters("Notes").await;
        self.types("#note", NOTE).await;
        self.sees("Kept on this phone").await;
        self.enters("Clues").await;
    }

    /// Both came home when the signal was back.
    pub(super) async fn has_done_it(&self, evening: Uuid) {
        self.goto(&format!("/play/{evening}?room=notes")).await;
        self.until("the note", || async { (self.value_of("#note").await == NOTE).then_some(()) })
            .await;
        self.sees("You marked as important").await;
        self.enters("Clues").await;
    }
}

impl Table {
    /// The host presses a button and takes it back: nobody has what came with it, and the button
    /// is there again.
    pub(super) async fn presses_too_soon(&mut self, button: &Button) {
        let clock = &self.app.house().state.core.clock;
        let (pressed_at, console) = (clock.now(), self.host.path().await);
        self.host.press(the("button", &button.label)).await;
        self.host
            .until("a way back", || async {
                if self.host.has(the("button", "Take it back")).await {
                    return Some(());
                }
                // A slow machine has let it go by: no time has passed after all.
                clock.set(pressed_at);
                self.host.goto(&console).await;
                None
            })
            .await;
        self.host.press(the("button", "Take it back")).await;
        self.host.sees("Taken back: all is as it was before.").await;
        self.host.finds(the("button", &button.label)).await;
        for guest in &self.guests {
            let what = format!("that “{}” is taken back", button.label);
            guest
                .until(&what, || async {
                    (!guest.scripted || !guest.has(button.guests_see()).await).then_some(())
                })
                .await;
        }
    }

    /// Leila leaves the table and comes back at once: nothing of hers has come out, and she has all
    /// that she had.
    pub(super) async fn somebody_leaves_for_a_moment(&mut self) {
        let evening = self.evening.expect("an evening");
        let (leila, console) = (&self.guests[LEILA], self.host.mark().await);
        let board = watch::board(&mut self.app.db(), evening);
        leila.enters("People").await;
        leila
            .touch_until(the("button", "Leave the table…"), the("#leave button", "Leave the table"))
            .await;
        leila.press(the("#leave form button", "Leave the table")).await;
        leila.sees("You left the table").await;
        leila.sees("waits for you").await;
        self.host.sees_live("Leila has left the table", console).await;
        assert_eq!(watch::board(&mut self.app.db(), evening), board, "something of hers came out");
        leila.press(the("button", "Come back in")).await;
        leila.finds(the("h1", &leila.part.1)).await;
        leila.enters("My part").await;
        leila.sees(&format!("For {} and nobody else", leila.part.1)).await;
        leila.enters("Clues").await;
        let back = |seen: &Seen| !seen.says("Leila has left the table");
        self.host.sees_change("that Leila is back", console, back).await;
        assert_eq!(watch::board(&mut self.app.db(), evening), board, "something of hers came out");
        self.watch("Leila is back");
    }
}
