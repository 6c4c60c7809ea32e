//! The rounds: the host presses the one button of the console, letters are opened, clues change
//! hands, somebody loses the signal, and somebody closes the browser.

use super::hands::the;
use super::person::Person;
use super::script::{Button, buttons};
use super::slips::NOTE;
use super::{JONAS, PRIYA, TOM, Table};

/// All rounds, to the ballots.
pub(super) async fn play(table: &mut Table) {
    for index in 0..table.story.rounds.len() {
        let mut presses = buttons(&table.story, index).into_iter();
        for button in presses.by_ref() {
            table.does(&button).await;
            if button.letters {
                break;
            }
        }
        table.everybody_opens(index + 1).await;
        let rest: Vec<Button> = presses.collect();
        match index {
            0 => {
                Box::pin(table.clues_change_hands()).await;
                Box::pin(table.one_goes_and_another_comes()).await;
                Box::pin(table.presses_too_soon(&rest[0])).await;
            }
            1 => {
                Box::pin(without_a_signal(table, &rest[..2])).await;
                Box::pin(table.somebody_leaves_for_a_moment()).await;
            }
            2 => Box::pin(without_a_browser(table, &rest[..1])).await,
            _ => {}
        }
        let done = [0, 2, 1].get(index).copied().unwrap_or_default();
        for button in &rest[done..] {
            table.does(button).await;
        }
    }
}

impl Person {
    /// Waits for the button that says `label`; where it is dark, the host has it light first, and
    /// is asked whether they mean it.
    pub(super) async fn lights_up(&self, label: &str) {
        let (light, sure) = (the("a", "Light, before its time…"), the("button", "Light them"));
        self.until("a button or the dark", || async {
            let there = self.has(the("button", label)).await || self.has(light).await;
            there.then_some(())
        })
        .await;
        if self.has(light).await {
            self.touch_until(light, sure).await;
            self.press(sure).await;
            self.finds(the("button", label)).await;
        }
    }
}

impl Table {
    async fn does(&mut self, button: &Button) {
        self.press(&button.label, button.guests_see(), button.screen_sees()).await;
    }
}

/// Priya's wire is cut in the middle of a round. The others play on; when it is whole again, her
/// page catches up by itself.
async fn without_a_signal(table: &mut Table, meanwhile: &[Button]) {
    let mark = table.guests[PRIYA].mark().await;
    table.guests[PRIYA].wire.cut();
    table.guests[PRIYA].sees_live("No signal since", mark).await;
    table.watcher.add("note of Priya", NOTE);
    table.guests[PRIYA].does_without_a_signal().await;
    for button in meanwhile {
        table.does(button).await;
    }
    let priya = &table.guests[PRIYA];
    for button in meanwhile {
        let new = priya.has(button.guests_see()).await;
        assert!(!new, "Priya has no signal, and sees what came with “{}”", button.label);
    }
    priya.wire.mend();
    // What waited is sent, and the page shows what came of it, and what came meanwhile.
    priya
        .until("that the signal is back", || async {
            let seen = priya.look().await?;
            (!seen.says("No signal since") && !seen.says("Waits for the signal")).then_some(())
        })
        .await;
    for button in meanwhile {
        priya.finds(button.guests_see()).await;
    }
    table.guests[PRIYA].has_done_it(table.evening.expect("an evening")).await;
    table.watch("Priya’s signal is back");
}

/// Tom closes his browser. The others play on; he opens it again, scans the code once more, and is
/// in his seat.
async fn without_a_browser(table: &mut Table, meanwhile: &[Button]) {
    table.guests[TOM].close_browser().await;
    for button in meanwhile {
        table.does(button).await;
    }
    let code = format!("/join/{}", table.code);
    table.guests[TOM].open_browser_again().await;
    let tom = &table.guests[TOM];
    tom.goto(&code).await;
    tom.finds(the("h1", &tom.part.1)).await;
    tom.enters("My part").await;
    tom.sees(&format!("For {} and nobody else", tom.part.1)).await;
    tom.enters("Clues").await;
    for button in meanwhile {
        tom.finds(button.guests_see()).await;
    }
    table.watch("Tom is back");
}

impl Table {
    /// Jonas writes a note, which keeps itself.
    pub(super) async fn somebody_writes_a_note(&mut self) {
        let note = "The doctor counts his drops twice and looks at nobody while he does it.";
        self.watcher.add("note of Jonas", note);
        let (jonas, evening) = (&self.guests[JONAS], self.evening.expect("an evening"));
        jonas.enters("Notes").await;
        jonas.types("#note", note).await;
        jonas.sees("Kept, for you alone.").await;
        jonas.goto(&format!("/play/{evening}?room=notes")).await;
        assert_eq!(jonas.value_of("#note").await, note);
        jonas.enters("Clues").await;
        self.watch("Jonas has written a note");
    }
}
