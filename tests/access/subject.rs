//! What a call is about: an evening, its guests and links, a story, a device; and their names in
//! paths and forms.

use super::owners::{Case, Fields};
use super::roles::Role;
use super::stages::Stage;
use super::world::World;
use diesel::prelude::*;
use lamplight_schema::evenings::mystery_sessions as s;
use lamplight_schema::stories::stories;
use std::collections::HashMap;
use support::PASSWORD;
use support::copies;
use support::stories::CAKE;
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
        if copy.is_some() {
            world.set_the_scene(&mut values, case.route, evening, own_seat);
        }
        let draft = world.begin_draft(&mut values);
        values.insert("id", world.device(Role::Member).to_string());
        let (notification, number) = world.notification(Role::Member);
        values.insert("notification", notification.to_string());
        values.insert("notification number", number.to_string());
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
