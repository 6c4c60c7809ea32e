//! Two evenings of different hosts at every stage, stories of different authors, and everybody
//! with a browser.

use super::calls;
use super::play::{self, Table};
use super::roles::Role;
use super::stages::Stage;
use diesel::prelude::*;
use lamplight_core::db::Db;
use lamplight_core::notify::{self, Notification};
use lamplight_core::people::Scope;
use lamplight_schema::accounts::login_sessions as l;
use lamplight_schema::evenings::{mystery_participants as p, mystery_sessions as s};
use lamplight_schema::media::media_variants as v;
use lamplight_schema::notifications::notifications as n;
use lamplight_schema::stories::{stories, story_editions};
use std::collections::HashMap;
use support::copies;
use support::{Client, TestApp, stories as scene};
use uuid::Uuid;

/// As an area calls the scope of a sign-in by a seat's link; it is kept in the database.
const SEAT_SCOPE: &str = "mystery_seat";

/// Everything there is.
pub(super) struct World {
    pub(super) app: TestApp,
    pub(super) db: Db,
    pub(super) people: HashMap<String, Client>,
    pub(super) stories: HashMap<&'static str, String>,
    /// The evening at each stage; copies are made of it.
    pub(super) ours: HashMap<Stage, Uuid>,
    pub(super) theirs: HashMap<Stage, Uuid>,
    /// How many evenings have been copied.
    pub(super) copies: usize,
}

impl World {
    /// Builds it.
    pub(super) async fn build() -> Self {
        let app = TestApp::start().await;
        let mut db = app.db();
        copies::prepare(&mut db);
        let members = ["Nora", "Otto", "Vera", "Viola", "Max", "Jonas", "Kai"];
        let guests = ["Ida", "Mira", "Tom", "Priya", "Leila", "Ruth"];
        let mut people: HashMap<String, Client> =
            members.iter().map(|name| ((*name).to_owned(), app.member(name))).collect();
        people.extend(guests.iter().map(|name| ((*name).to_owned(), app.guest(name))));
        let stories = write_stories(&mut db, people["Vera"].id, people["Viola"].id);
        let (ours, theirs) = (HashMap::new(), HashMap::new());
        let mut world = Self { app, db, people, stories, ours, theirs, copies: 0 };
        world.upload().await;
        world.play().await;
        world
    }

    /// A cover that only its author may see: the story is private.
    async fn upload(&mut self) {
        let path = format!("/stories/{}/edit/cover", self.stories["private story"]);
        let sent = calls::call(&self.people["Vera"], calls::UPLOAD, &path, &[]).await;
        assert!(sent.is_good(true), "{sent}");
        let (id, name): (Uuid, String) =
            v::table.select((v::media_id, v::name)).first(&mut self.db).expect("an upload");
        self.stories.insert("upload", id.to_string());
        self.stories.insert("size of the upload", name);
    }

    async fn play(&mut self) {
        let Self { db, people, stories, copies, .. } = self;
        let (story, who) = (&stories["open story"], |name: &str| &people[name]);
        let ours = Table {
            host: who("Nora"),
            bob: who("Mira"),
            ann: who("Jonas"),
            leaves: who("Priya"),
            is_taken_out: who("Leila"),
        };
        self.ours = play::play(db, copies, story, ours).await;
        let theirs = Table {
            host: who("Otto"),
            bob: who("Tom"),
            ann: who("Mira"),
            leaves: who("Kai"),
            is_taken_out: who("Ruth"),
        };
        self.theirs = play::play(db, copies, story, theirs).await;
        let plays = play::open(who("Nora"), story, "plays").await;
        for (name, stays, removed) in [
            ("Priya", false, false),
            ("Leila", false, true),
            ("Nora", true, false),
            ("Mira", true, false),
            ("Jonas", true, false),
        ] {
            play::join(db, plays, who(name)).await;
            let seat = p::table.filter(p::session_id.eq(plays)).filter(p::user_id.eq(who(name).id));
            let gone = (!stays).then(chrono::Utc::now);
            let row = (p::left_at.eq(gone), p::removed.eq(removed));
            diesel::update(seat).set(row).execute(db).expect("a seat");
        }
        self.ours.insert(Stage::HostPlays, plays);
        // Every link has been made anew once, so that there is an old one.
        diesel::update(s::table).set(s::screen_version.eq(1)).execute(db).expect("screens");
        diesel::update(p::table).set(p::link_version.eq(1)).execute(db).expect("seats");
    }

    /// A new browser of `role`: what somebody did before in another one does not show in it.
    /// `owner` is who has been there and signed out; `own` and `other`: Mira's seats.
    pub(super) fn browser(&mut self, role: Role, owner: Role, own: Uuid, other: Uuid) -> Client {
        let scope = match role {
            Role::ByLink => Some(Scope::new(SEAT_SCOPE, own)),
            Role::ByOtherLink => Some(Scope::new(SEAT_SCOPE, other)),
            _ => None,
        };
        let who = if role == Role::SignedOut { owner } else { role };
        if who.name().is_empty() {
            return self.app.stranger();
        }
        let id = self.people[who.name()].id;
        let browser = self.app.browser_of(&mut self.db, id, scope.as_ref());
        if role == Role::SignedOut {
            self.end_newest(id);
        }
        browser
    }

    fn end_newest(&mut self, user: Uuid) {
        let newest: Uuid = l::table
            .filter(l::user_id.eq(user))
            .order(l::created_at.desc())
            .select(l::id)
            .first(&mut self.db)
            .expect("a login session");
        diesel::delete(l::table.find(newest)).execute(&mut self.db).expect("signed out");
    }

    /// Something that `role` is told, and its number.
    pub(super) fn notification(&mut self, role: Role) -> (Uuid, i64) {
        let id = self.people[role.name()].id;
        let told = Notification {
            kind: "access_told",
            title: "Something to read",
            content: "",
            link: "/stories",
            picture: None,
            about: None,
            action_required: false,
            once: None,
            expires_at: None,
        };
        notify::tell(&mut self.db, id, &told, chrono::Utc::now()).expect("told");
        let newest = n::table.filter(n::user_id.eq(id)).order(n::number.desc());
        newest.select((n::id, n::number)).first(&mut self.db).expect("a notification")
    }

    /// A sign-in of `role` on another device, and its id.
    pub(super) fn device(&mut self, role: Role) -> Uuid {
        let id = self.people[role.name()].id;
        self.app.browser_of(&mut self.db, id, None);
        let newest = l::table.filter(l::user_id.eq(id)).order(l::created_at.desc());
        newest.select(l::id).first(&mut self.db).expect("a login session")
    }
}

fn write_stories(db: &mut Db, vera: Uuid, viola: Uuid) -> HashMap<&'static str, String> {
    let open = scene::published(db, vera, "The Open Cake", "public");
    let private = scene::published(db, vera, "The Private Cake", "private");
    let archived = scene::published(db, vera, "The Old Cake", "public");
    scene::published(db, viola, "Another Cake", "public");
    let old = stories::table.filter(stories::slug.eq(&archived));
    diesel::update(old).set(stories::status.eq("archived")).execute(db).expect("archived");
    let modes = ["plays", "knows"];
    diesel::update(story_editions::table.filter(story_editions::title.eq("The Open Cake")))
        .set(story_editions::host_modes.eq(modes.map(Some).to_vec()))
        .execute(db)
        .expect("both modes");
    HashMap::from([("open story", open), ("private story", private), ("archived story", archived)])
}
