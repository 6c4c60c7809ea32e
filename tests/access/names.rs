//! What paths and forms call the things of an evening and a story.

use super::world::World;
use diesel::prelude::*;
use lamplight::mysteries::links::{recap_link, screen_link, seat_link};
use lamplight_core::signed_link::SignedLink;
use lamplight_schema::evenings::{
    mystery_character_assignments as a, mystery_invitations, mystery_participants as p,
    mystery_presses as x, mystery_sessions as s,
};
use lamplight_schema::stories::{story_characters, story_clues, story_draft_history as h};
use std::collections::HashMap;
use support::stories::{CAKE, draft};
use support::unique;
use uuid::Uuid;

type Values = HashMap<&'static str, String>;

impl World {
    fn seat(&mut self, evening: Uuid, name: &str) -> Uuid {
        let user = self.people[name].id;
        let seat = p::table.filter(p::session_id.eq(evening)).filter(p::user_id.eq(user));
        seat.select(p::id).first(&mut self.db).unwrap_or_default()
    }

    pub(super) fn name_evenings(
        &mut self,
        values: &mut Values,
        evening: Uuid,
        other: Uuid,
    ) -> (Uuid, Uuid) {
        let code = s::table.find(evening).select(s::session_code).first(&mut self.db);
        values.insert("code", code.expect("a code"));
        values.insert("session", evening.to_string());
        let (own, others) = (self.seat(evening, "Mira"), self.seat(other, "Mira"));
        let (member, out) = (self.seat(evening, "Jonas"), self.seat(evening, "Leila"));
        let (tom, ruth) = (self.seat(other, "Tom"), self.seat(other, "Ruth"));
        for (name, seat) in [
            ("participant", own),
            ("member's seat", member),
            ("taken out", out),
            ("other seat", tom),
            ("other taken out", ruth),
        ] {
            values.insert(name, seat.to_string());
        }
        let part = a::table.filter(a::participant_id.eq(member)).select(a::id).first(&mut self.db);
        values.insert("other part", part.unwrap_or_else(|_| Uuid::nil()).to_string());
        let key = self.app.house().state.core.key.clone();
        let signed = |link: SignedLink| link.signature(&key);
        let seat = |id: Uuid, version| signed(seat_link(id.into(), version));
        let screen = |id: Uuid, version| signed(screen_link(id.into(), version));
        let recap = |id: Uuid| signed(recap_link(id.into(), 0));
        values.extend([
            ("seat link", seat(own, 1)),
            ("old seat link", seat(own, 0)),
            ("member's seat's link", seat(member, 1)),
            ("taken out's link", seat(out, 1)),
            ("other seat's link", seat(tom, 1)),
            ("seat signed as something else", signed(SignedLink::new("screen", own).at_version(1))),
            ("screen link", screen(evening, 1)),
            ("old screen link", screen(evening, 0)),
            ("other screen link", screen(other, 1)),
            (
                "screen signed as something else",
                signed(SignedLink::new("recap", evening).at_version(1)),
            ),
            ("recap link", recap(evening)),
            ("other recap link", recap(other)),
            ("later recap link", signed(recap_link(evening.into(), 1))),
            ("recap signed as something else", signed(SignedLink::new("screen", evening))),
        ]);
        values.insert("invitation", self.invitation(evening).to_string());
        (own, others)
    }

    /// Somebody was invited an hour ago.
    fn invitation(&mut self, evening: Uuid) -> Uuid {
        use mystery_invitations as i;
        let id = Uuid::new_v4();
        let hour_ago = chrono::Utc::now() - chrono::Duration::hours(1);
        diesel::insert_into(i::table)
            .values((
                i::id.eq(id),
                i::session_id.eq(evening),
                i::name.eq("Nils"),
                i::email.eq(format!("{}@lamplight.test", unique("nils"))),
                i::token_hash.eq(id.as_bytes().repeat(2)),
                i::sent_at.eq(hour_ago),
                i::created_at.eq(hour_ago),
            ))
            .execute(&mut self.db)
            .expect("an invitation");
        id
    }

    /// What a route is about that no evening of the world has: something that was pressed a moment
    /// ago, the dark, a guest who has left in a round.
    pub(super) fn set_the_scene(
        &mut self,
        values: &mut Values,
        route: &str,
        evening: Uuid,
        seat: Uuid,
    ) {
        let (now, later) = (chrono::Utc::now(), chrono::Utc::now() + chrono::Duration::hours(1));
        let db = &mut self.db;
        let done = match route.rsplit('/').next() {
            Some("take-back") => {
                let id = Uuid::new_v4();
                values.insert("press", id.to_string());
                let press = (x::id.eq(id), x::session_id.eq(evening), x::words.eq("You pressed."));
                let times = (x::pressed_at.eq(now), x::until.eq(later));
                diesel::insert_into(x::table).values((press, times)).execute(db)
            }
            Some("light") => {
                diesel::update(s::table.find(evening)).set(s::dark_until.eq(later)).execute(db)
            }
            Some("let-out") => {
                diesel::update(p::table.find(seat)).set(p::left_at.eq(now)).execute(db)
            }
            _ => return,
        };
        done.expect("a scene");
    }

    pub(super) fn name_parts_of_story(&mut self, values: &mut Values, evening: Uuid) {
        let edition: Uuid =
            s::table.find(evening).select(s::edition_id).first(&mut self.db).expect("an edition");
        use story_characters as c;
        let people: Vec<(String, Uuid)> = c::table
            .filter(c::edition_id.eq(edition))
            .select((c::key, c::id))
            .load(&mut self.db)
            .expect("characters");
        use story_clues as k;
        let clues: Vec<(String, Uuid)> = k::table
            .filter(k::edition_id.eq(edition))
            .select((k::key, k::id))
            .load(&mut self.db)
            .expect("clues");
        for (key, id) in people.into_iter().chain(clues) {
            let name = match key.as_str() {
                "ann" => "Ann",
                "cat" => "Cat",
                "plate" => "waiting clue",
                "crumbs" => "held clue",
                _ => continue,
            };
            values.insert(name, id.to_string());
        }
    }

    /// A draft that was changed once, and of which another change was taken back.
    pub(super) fn begin_draft(&mut self, values: &mut Values) -> Uuid {
        let slug = unique("draft");
        let id = draft(&mut self.db, self.people["Vera"].id, &slug);
        for (version, change, taken_back) in
            [(0, "The plate: changed", false), (2, "The fork: changed", true)]
        {
            let other = (
                h::story_id.eq(id),
                h::version.eq(version),
                h::source.eq(CAKE),
                h::change.eq(change),
                h::taken_back.eq(taken_back),
            );
            diesel::insert_into(h::table).values(other).execute(&mut self.db).expect("a change");
        }
        values.insert("slug", slug);
        id
    }
}
