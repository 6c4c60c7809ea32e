//! What a call is about: an evening, its guests and links, a story, a device; and their names in
//! paths and forms.

use super::copies;
use super::owners::{Case, Fields};
use super::play::Stage;
use super::roles::Role;
use super::world::World;
use diesel::prelude::*;
use lamplight::mysteries::access::{RECAP, SCREEN, SEAT, screen_text};
use lamplight_schema::evenings::{mystery_participants as p, mystery_sessions as s};
use lamplight_schema::stories::{stories, story_characters, story_clues, story_draft_history as h};
use std::collections::HashMap;
use support::stories::{CAKE, draft};
use support::{PASSWORD, unique};
use uuid::Uuid;

/// The things of one call.
pub(super) struct Subject {
    /// An evening made for this call.
    copy: Option<Uuid>,
    /// The draft made for this call.
    draft: Uuid,
    /// The seat of the seated guest, and the one they have at the other evening.
    pub(super) own_seat: Uuid,
    pub(super) other_seat: Uuid,
    values: HashMap<&'static str, String>,
}

impl Subject {
    /// The things of a call of `case` at `stage`. A write gets an evening of its own.
    pub(super) fn new(world: &mut World, case: &Case, stage: Stage) -> Self {
        let (original, other) = (world.ours[&stage], world.theirs.get(&stage).copied());
        let other = other.unwrap_or_else(|| world.theirs[&Stage::Lobby]);
        let copy = case.changes.then(|| {
            world.copies += 1;
            copies::copy(&mut world.db, original, world.copies).0
        });
        let evening = copy.unwrap_or(original);
        let mut values = HashMap::from([("file", CAKE.to_owned()), ("password", PASSWORD.into())]);
        values.insert("username", world.people["Max"].username.clone());
        values.extend(world.stories.clone());
        let (own_seat, other_seat) = world.name_evenings(&mut values, evening, other);
        world.name_parts_of_story(&mut values, evening);
        let draft = world.begin_draft(&mut values);
        values.insert("id", world.device(Role::Member).to_string());
        Self { copy, draft, own_seat, other_seat, values }
    }

    /// Takes away what was made for it.
    pub(super) fn clear(self, world: &mut World) {
        let copy = s::table.filter(s::id.nullable().eq(self.copy));
        diesel::delete(copy).execute(&mut world.db).expect("no copy");
        diesel::delete(stories::table.find(self.draft)).execute(&mut world.db).expect("no draft");
    }

    /// `route` with a thing in every place: the one that `with` names, or the usual one.
    pub(super) fn path(&self, route: &str, with: Fields) -> String {
        let path = route.split_once(' ').map_or(route, |(_, path)| path);
        let parts = path.split('/').map(|part| {
            let Some(name) = part.strip_prefix('{').and_then(|it| it.strip_suffix('}')) else {
                return part.to_owned();
            };
            let named = with.iter().find(|(place, _)| *place == name).map(|(_, it)| *it);
            let usual = if name == "signature" { usual_link(path) } else { name };
            let name = named.unwrap_or(usual);
            // Numbers and keys stand for themselves.
            self.values.get(name).cloned().unwrap_or_else(|| name.to_owned())
        });
        parts.collect::<Vec<_>>().join("/")
    }

    /// What is sent, with things in the place of their names.
    pub(super) fn fields(&self, fields: Fields) -> Vec<(&'static str, String)> {
        let value = |text: &str| {
            let name = text.strip_prefix('{').and_then(|it| it.strip_suffix('}'));
            let found = name.map(|name| self.values.get(name).cloned());
            found.map_or_else(|| text.to_owned(), |it| it.unwrap_or_else(|| panic!("no {text}")))
        };
        fields.iter().map(|(field, text)| (*field, value(text))).collect()
    }
}

fn usual_link(path: &str) -> &'static str {
    match path.split('/').nth(1) {
        Some("screen") => "screen link",
        Some("recap") => "recap link",
        _ => "seat link",
    }
}

type Values = HashMap<&'static str, String>;

impl World {
    fn seat(&mut self, evening: Uuid, name: &str) -> Uuid {
        let user = self.people[name].id;
        let seat = p::table.filter(p::session_id.eq(evening)).filter(p::user_id.eq(user));
        seat.select(p::id).first(&mut self.db).unwrap_or_default()
    }

    fn name_evenings(&mut self, values: &mut Values, evening: Uuid, other: Uuid) -> (Uuid, Uuid) {
        let code = s::table.find(evening).select(s::session_code).first(&mut self.db);
        values.insert("code", code.expect("a code"));
        values.insert("evening", evening.to_string());
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
        let key = self.app.house().state.core.key.clone();
        let seat = |purpose, id: Uuid, version: i32| key.sign(purpose, &format!("{id}.{version}"));
        let screen = |purpose, id, version| key.sign(purpose, &screen_text(id, version));
        values.extend([
            ("seat link", seat(SEAT, own, 1)),
            ("old seat link", seat(SEAT, own, 0)),
            ("member's seat's link", seat(SEAT, member, 1)),
            ("taken out's link", seat(SEAT, out, 1)),
            ("other seat's link", seat(SEAT, tom, 1)),
            ("seat signed as something else", seat(SCREEN, own, 1)),
            ("screen link", screen(SCREEN, evening, 1)),
            ("old screen link", screen(SCREEN, evening, 0)),
            ("other screen link", screen(SCREEN, other, 1)),
            ("screen signed as something else", screen(RECAP, evening, 1)),
            ("recap link", key.sign(RECAP, &evening.to_string())),
            ("other recap link", key.sign(RECAP, &other.to_string())),
            ("recap signed as something else", key.sign(SCREEN, &evening.to_string())),
        ]);
        (own, others)
    }

    fn name_parts_of_story(&mut self, values: &mut Values, evening: Uuid) {
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

    /// A draft that was changed once.
    fn begin_draft(&mut self, values: &mut Values) -> Uuid {
        let slug = unique("draft");
        let id = draft(&mut self.db, self.people["Vera"].id, &slug);
        let before = (
            h::story_id.eq(id),
            h::version.eq(0),
            h::source.eq(CAKE),
            h::change.eq("The plate: changed"),
        );
        diesel::insert_into(h::table).values(before).execute(&mut self.db).expect("a change");
        values.insert("slug", slug);
        id
    }
}
