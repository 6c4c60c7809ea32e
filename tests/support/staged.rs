//! An evening brought into a state that it would not keep by itself, to be looked at.

use crate::party::Party;
use diesel::prelude::*;
use lamplight::mysteries::links::screen_link;
use lamplight_schema::evenings::{mystery_participants as p, mystery_sessions as s};
use uuid::Uuid;

impl Party {
    fn evening(&self) -> Uuid {
        self.id.parse().expect("an id")
    }

    /// All phones are there for the next hours, but that of the guest `away`.
    pub fn stay(&self, away: Option<&str>) {
        let (now, hour) = (chrono::Utc::now(), chrono::Duration::hours(1));
        let all = p::table.filter(p::session_id.eq(self.evening()));
        let mut db = self.app.db();
        diesel::update(all).set(p::last_seen_at.eq(now + hour)).execute(&mut db).expect("all");
        if let Some(name) = away {
            let one = all.filter(p::display_name.eq(name));
            let gone = now - chrono::Duration::minutes(4);
            let gone = (p::last_seen_at.eq(gone), p::by_page.eq(false));
            diesel::update(one).set(gone).execute(&mut db).expect("one");
        }
        self.look_anew();
    }

    /// What was written past the program is read: the version is raised as a change would.
    fn look_anew(&self) {
        let same = s::event_seq.eq(s::event_seq);
        let row = s::table.find(self.evening());
        diesel::update(row).set(same).execute(&mut self.app.db()).expect("a new version");
    }

    /// The dark lasts until somebody has looked at everything.
    pub fn keep_dark(&self) {
        let end = chrono::Utc::now() + chrono::Duration::hours(1);
        let row = s::table.find(self.evening());
        diesel::update(row).set(s::dark_until.eq(end)).execute(&mut self.app.db()).expect("dark");
    }

    /// The dark is over.
    pub fn light(&self) {
        let row = s::table.find(self.evening());
        let none = None::<chrono::DateTime<chrono::Utc>>;
        diesel::update(row).set(s::dark_until.eq(none)).execute(&mut self.app.db()).expect("light");
    }

    /// The path of the big screen; the console does not show it to the end.
    pub fn screen(&self) -> String {
        screen_link(self.evening().into(), 0).path(&self.app.house().state.core.key)
    }
}
