//! Every route: whose it is, what they send there, at which stages of an evening it is tried, and
//! which door stands before everybody else. What a text in braces stands for is in `subject.rs`.

mod accounts;
mod console;
mod links;
mod notifications;
mod seat;
mod stories;

use super::roles::Role;
use super::stages::Stage;

/// Texts by name.
pub(super) type Fields = &'static [(&'static str, &'static str)];

/// One way of calling a route.
pub(super) struct Case {
    /// Method and path, as the table of routes has them.
    pub(super) route: &'static str,
    /// Who gets something there; nobody does at some doors.
    pub(super) owner: Option<Role>,
    /// The door, where it is not that of the route's policy.
    pub(super) door: Option<&'static str>,
    /// Where the evening is.
    pub(super) stages: &'static [Stage],
    /// What stands in a place of the path, where it is not the usual thing.
    pub(super) with: Fields,
    /// What the owner sends.
    pub(super) sends: Fields,
    /// A write that leaves everything as it was, even the owner's.
    pub(super) changes: bool,
}

impl Case {
    fn at(mut self, stages: &'static [Stage]) -> Self {
        self.stages = stages;
        self
    }

    fn with(mut self, with: Fields) -> Self {
        self.with = with;
        self
    }

    fn sends(mut self, fields: Fields) -> Self {
        self.sends = fields;
        self
    }

    fn door(mut self, door: &'static str) -> Self {
        self.door = Some(door);
        self
    }

    fn changes_nothing(mut self) -> Self {
        self.changes = false;
        self
    }
}

fn of(owner: Role, route: &'static str) -> Case {
    Case { owner: Some(owner), door: None, ..nobodys(route) }
}

/// Opens for nobody, whoever asks.
fn nobodys(route: &'static str) -> Case {
    Case {
        route,
        owner: None,
        door: Some("nobody's"),
        stages: &[Stage::Clues],
        with: &[],
        sends: &[],
        changes: route.starts_with("POST"),
    }
}

/// All of them.
pub(super) fn cases() -> Vec<Case> {
    let areas = [
        accounts::accounts(),
        notifications::notifications(),
        stories::library(),
        stories::editor(),
        console::console(),
        console::participants(),
        seat::seat(),
        links::links(),
        links::recap(),
    ];
    areas.into_iter().flatten().collect()
}
