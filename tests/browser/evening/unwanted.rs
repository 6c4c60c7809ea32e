//! Somebody is taken out and tries to come back in another way; somebody else comes late, with a
//! browser that keeps no cookies at first, and gets the part.

use std::collections::BTreeSet;

use super::hands::{Seen, the};
use super::person::{Person, Role};
use super::{Table, VIC, watcher};

const HANNE: &str = "Hanne";

impl Table {
    /// Vic goes, and Hanne comes.
    pub(super) async fn one_goes_and_another_comes(&mut self) {
        let part = Box::pin(self.somebody_is_taken_out()).await;
        Box::pin(self.and_tries_again()).await;
        Box::pin(self.somebody_comes_late(part)).await;
    }

    /// Nora takes Vic out, and is asked before. Says which part he had.
    async fn somebody_is_taken_out(&mut self) -> (String, String) {
        let evening = self.evening.expect("an evening");
        let vic = &self.guests[VIC];
        let may = watcher::may_read(&mut self.app.db(), &self.story, evening, vic);
        let (ask, sure) = (the("a", "Take Vic out…"), the(".dialog button", "Take Vic out"));
        self.host.touch_until(the("summary", "Take somebody out…"), ask).await;
        self.host.touch_until(ask, sure).await;
        self.host.press(sure).await;
        self.host.sees("Vic is taken out.").await;
        vic.sees("Nora has taken you out of this evening").await;
        self.watcher.watch("Vic", &vic.wire, &may, "Vic is taken out");
        vic.part.clone()
    }

    /// He takes another browser and another name; meanwhile there is a new code, and then the door
    /// is closed.
    async fn and_tries_again(&mut self) {
        self.host.press(the("button", "Make a new code")).await;
        self.host.sees("There is a new code.").await;
        let code = self.host.text_of(".hand-on code").await;
        assert_ne!(code, self.code, "the code is a new one");
        let mut vic = Person::come("Vic in disguise", Role::Guest, self.app.url()).await;
        vic.goto("/join").await;
        vic.tries(&self.code, "Hugo").await;
        vic.sees("No evening has this code").await;
        self.host.press(the("button", "Close the door")).await;
        self.host.sees("The door is closed.").await;
        vic.tries(&code, "Hugo").await;
        vic.sees("The door is closed.").await;
        self.watcher.watch("Vic in disguise", &vic.wire, &BTreeSet::new(), "he tries again");
        vic.close_browser().await;
        self.code = code;
    }

    /// Hanne's browser keeps no cookies: she gets no seat, and is told why. With another browser
    /// she comes in, and the host gives her the part.
    async fn somebody_comes_late(&mut self, part: (String, String)) {
        self.host.press(the("button", "Open the door")).await;
        self.host.sees("The door is open").await;
        let console = self.host.mark().await;
        let mut hanne = Person::come_without_cookies(HANNE, self.app.url()).await;
        hanne.goto(&format!("/join/{}", self.code)).await;
        hanne.types("#name", HANNE).await;
        hanne.press(the("button", "Come in")).await;
        hanne.sees("This browser keeps no cookies").await;
        hanne.sees("So you have no seat yet").await;
        let came = self.host.look().await.is_some_and(|it| it.says("Hanne has come late"));
        assert!(!came, "Hanne has a seat that her browser does not know of");
        hanne.close_browser().await;

        let mut hanne = Person::come(HANNE, Role::Guest, self.app.url()).await;
        hanne.goto(&format!("/join/{}", self.code)).await;
        hanne.types("#name", HANNE).await;
        hanne.press(the("button", "Come in")).await;
        hanne.sees("You have no part yet").await;
        hanne.seated = true;
        self.host.sees_live("Hanne has come late", console).await;
        let waiting = hanne.mark().await;
        self.host.press(the("button", "Give them the part")).await;
        hanne.finds_live(the(".do-now", "Read who you are"), waiting).await;
        hanne.part = part;
        std::mem::replace(&mut self.guests[VIC], hanne).close_browser().await;
        self.everybody_who_has_not_opens().await;
    }

    /// Hanne reads who she is, and her letter.
    async fn everybody_who_has_not_opens(&mut self) {
        let hanne = &mut self.guests[VIC];
        hanne.enters("My part").await;
        let seal = the("form.envelope button", "Nobody else can open this.");
        for letter in [0, 1] {
            hanne.press(seal).await;
            hanne.opened.insert(letter);
            hanne.sees(&format!("For {} and nobody else", hanne.part.1)).await;
        }
        hanne.enters("Clues").await;
        let console = self.host.mark().await;
        let read = |seen: &Seen| !seen.says("still sealed") && !seen.says("Has not opened");
        self.host.sees_change("that Hanne has read everything", console, read).await;
        self.watch("Hanne has come late");
    }
}

impl Person {
    /// Types a code and a name at the door, and asks to come in.
    async fn tries(&self, code: &str, name: &str) {
        self.types("#code", code).await;
        self.types("#name", name).await;
        self.press(the("button", "Come in")).await;
    }
}
