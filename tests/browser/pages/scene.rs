//! An evening to look at: its pages as the host, a guest and the television see them.

use diesel::prelude::*;
use lamplight::mysteries::access::{SCREEN, screen_text};
use lamplight_schema::evenings::{mystery_participants as p, mystery_sessions as s};
use uuid::Uuid;

use crate::browser::inspection::{Ask, Inspection};
use crate::mysteries::evening::party::Party;

impl Party {
    fn evening(&self) -> Uuid {
        self.id.parse().expect("an id")
    }

    /// All phones are there for the next hours, but that of the guest `away`.
    pub(super) fn stay(&self, away: Option<&str>) {
        let (now, hour) = (chrono::Utc::now(), chrono::Duration::hours(1));
        let all = p::table.filter(p::session_id.eq(self.evening()));
        let mut db = self.app.db();
        diesel::update(all).set(p::last_seen_at.eq(now + hour)).execute(&mut db).expect("all");
        if let Some(name) = away {
            let one = all.filter(p::display_name.eq(name));
            let gone = p::last_seen_at.eq(now - chrono::Duration::minutes(4));
            diesel::update(one).set(gone).execute(&mut db).expect("one");
        }
    }

    /// The dark lasts until somebody has looked at everything.
    pub(super) fn keep_dark(&self) {
        let end = chrono::Utc::now() + chrono::Duration::hours(1);
        let row = s::table.find(self.evening());
        diesel::update(row).set(s::dark_until.eq(end)).execute(&mut self.app.db()).expect("dark");
    }

    /// The dark is over.
    pub(super) fn light(&self) {
        let row = s::table.find(self.evening());
        let none = None::<chrono::DateTime<chrono::Utc>>;
        diesel::update(row).set(s::dark_until.eq(none)).execute(&mut self.app.db()).expect("light");
    }

    /// The path of the big screen; the console does not show it to the end.
    pub(super) fn screen(&self) -> String {
        let signature = self.app.house().state.key.sign(SCREEN, &screen_text(self.evening(), 0));
        format!("/screen/{}/{signature}", self.id)
    }
}

impl Inspection {
    /// The three pages of an evening in one state.
    pub(super) async fn look_at(&mut self, party: &Party, state: &str) {
        let (screen, stranger) = (party.screen(), party.app.stranger());
        self.look(&format!("console, {state}"), &party.host, Ask::page(&party.at(""))).await;
        self.look(&format!("play, {state}"), &party.guests[0], Ask::page(&party.play())).await;
        self.look(&format!("screen, {state}"), &stranger, Ask::page(&screen)).await;
    }
}
