//! Everybody before every door.

use super::calls::{Heard, call, differs_without_a_body};
use super::expected::{Door, Expected, door};
use super::owners::{Case, Fields, cases};
use super::roles::Role;
use super::stages::Stage;
use super::subject::Subject;
use super::table;
use super::world::World;
use futures_util::future::join_all;
use lamplight_core::app::routes;
use std::collections::HashMap;
use support::Client;
use support::copies::fingerprint;

/// One case at one stage.
struct Trial<'c> {
    case: &'c Case,
    stage: Stage,
    door: &'static Door,
    wrong: Vec<String>,
}

#[tokio::test]
async fn every_door_opens_for_its_owner_and_for_nobody_who_has_no_business_there() {
    let mut world = World::build().await;
    let policies: HashMap<String, &'static str> = routes(&world.app.house().state.areas)
        .iter()
        .map(|route| (table::name(route), route.policy))
        .collect();
    let (cases, mut wrong) = (cases(), Vec::new());
    for route in policies.keys() {
        if !cases.iter().any(|case| case.route == route && case.owner.is_some()) {
            wrong.push(format!("{route}: no row in owners.rs says whose it is"));
        }
    }
    for case in &cases {
        let Some(policy) = policies.get(case.route) else {
            wrong.push(format!("{}: there is no such route any more", case.route));
            continue;
        };
        let Some(door) = door(case.door.unwrap_or(policy)) else {
            wrong.push(format!("{}: no door in expected.rs is called {policy}", case.route));
            continue;
        };
        for stage in case.stages {
            let mut trial = Trial { case, stage: *stage, door, wrong: Vec::new() };
            trial.run(&mut world).await;
            wrong.append(&mut trial.wrong);
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

impl Trial<'_> {
    async fn run(&mut self, world: &mut World) {
        if let Some(owner) = self.case.owner {
            self.owner(world, owner).await;
        }
        self.those_who_change_nothing(world).await;
        for role in self.those_who_get(|expected| expected == Expected::Answer) {
            if self.case.changes {
                self.one(world, role).await;
            }
        }
    }

    /// They get what they want, and what they write is written.
    async fn owner(&mut self, world: &mut World, owner: Role) {
        let subject = Subject::new(world, self.case, self.stage);
        let browser = self.browser(world, owner, &subject);
        let before = self.case.changes.then(|| fingerprint(&mut world.db));
        let heard = self.send(&browser, &subject, self.case.sends).await;
        if !heard.is_good(owner.is_member()) {
            self.complain(owner, "has to get in", &heard);
        }
        if before.is_some_and(|before| before == fingerprint(&mut world.db)) {
            self.complain(owner, "should have changed something", &heard);
        }
        if self.case.route.starts_with("GET ") {
            let path = subject.path(self.case.route, self.case.with);
            for browser in [&browser, &world.app.stranger()] {
                let differs = differs_without_a_body(browser, &path).await;
                self.wrong.extend(differs.map(|how| format!("{}: {how}", self.case.route)));
            }
        }
        subject.clear(world);
    }

    /// All who must not change anything; and those who only read.
    async fn those_who_change_nothing(&mut self, world: &mut World) {
        let changes = self.case.changes;
        let roles = self.those_who_get(|expected| !changes || expected != Expected::Answer);
        let subject = Subject::new(world, self.case, self.stage);
        let mut callers = Vec::new();
        for role in roles {
            callers.push((role, self.browser(world, role, &subject)));
        }
        let before = changes.then(|| fingerprint(&mut world.db));
        // All at once: whatever changes something is wrong, whoever comes first.
        let sent = callers.iter().map(|(_, browser)| self.send(browser, &subject, self.case.sends));
        let all = join_all(sent).await;
        for ((role, _), heard) in callers.iter().zip(&all) {
            if !heard.is(self.door.to(*role)) {
                self.complain(*role, &format!("{:?}", self.door.to(*role)), heard);
            }
        }
        if before.is_some_and(|before| before != fingerprint(&mut world.db)) {
            self.wrong.push(format!("{}: somebody changed something", self.case.route));
        }
        subject.clear(world);
    }

    /// Somebody else who may write, too, on things of their own.
    async fn one(&mut self, world: &mut World, role: Role) {
        let subject = Subject::new(world, self.case, self.stage);
        let browser = self.browser(world, role, &subject);
        // Whoever registers is somebody else from then on: what is open to everybody is not sent.
        let sends: Fields = if self.door.is_public() { &[] } else { self.case.sends };
        let heard = self.send(&browser, &subject, sends).await;
        if !heard.is(Expected::Answer) {
            self.complain(role, "Answer", &heard);
        }
        subject.clear(world);
    }

    fn those_who_get(&self, what: impl Fn(Expected) -> bool) -> Vec<Role> {
        let owner = self.case.owner;
        let others = Role::ALL.into_iter().filter(|role| Some(*role) != owner);
        others.filter(|role| what(self.door.to(*role))).collect()
    }

    fn browser(&self, world: &mut World, role: Role, subject: &Subject) -> Client {
        let owner = self.case.owner.unwrap_or(Role::Host);
        world.browser(role, owner, subject.own_seat, subject.other_seat)
    }

    async fn send(&self, browser: &Client, subject: &Subject, sends: Fields) -> Heard {
        let path = subject.path(self.case.route, self.case.with);
        call(browser, self.case.route, &path, &subject.fields(sends)).await
    }

    fn complain(&mut self, role: Role, expected: &str, heard: &Heard) {
        let Case { route, with, .. } = self.case;
        self.wrong
            .push(format!("{route} {with:?} at {:?}: {role}: {expected}, got {heard}", self.stage));
    }
}
