//! An evening of “The Cake”, played to its end, with a copy of how it was at every stage.

use super::stages::Stage;
use diesel::prelude::*;
use lamplight_core::db::Db;
use lamplight_schema::evenings::{mystery_participants as p, mystery_sessions as s};
use lamplight_schema::stories::story_characters as c;
use std::collections::HashMap;
use support::copies;
use support::{Client, Page};
use uuid::Uuid;

/// Who is at the table. All may be at another one, too.
pub(super) struct Table<'w> {
    pub(super) host: &'w Client,
    pub(super) bob: &'w Client,
    pub(super) ann: &'w Client,
    pub(super) leaves: &'w Client,
    pub(super) is_taken_out: &'w Client,
}

/// An evening being played.
pub(super) struct Play<'w> {
    db: &'w mut Db,
    table: Table<'w>,
    id: Uuid,
    copies: &'w mut usize,
    stages: HashMap<Stage, Uuid>,
}

/// The host opens an evening of `story` and it is played.
pub(super) async fn play(
    db: &mut Db,
    copies: &mut usize,
    story: &str,
    table: Table<'_>,
) -> HashMap<Stage, Uuid> {
    let id = open(table.host, story, "knows").await;
    let mut play = Play { db, table, id, copies, stages: HashMap::new() };
    play.arrive().await;
    play.keep(Stage::Lobby);
    play.cast().await;
    play.keep(Stage::Cast);
    play.host("/cast/hand-out", &[]).await;
    play.keep(Stage::PartsOut);
    play.rounds().await;
    play.end().await;
    play.stages
}

/// `host` opens an evening of `story`.
pub(super) async fn open(host: &Client, story: &str, mode: &str) -> Uuid {
    let page =
        host.post(&format!("/stories/{story}/host"), &[("players", "3"), ("mode", mode)]).await;
    let console = page.location.clone().unwrap_or_else(|| panic!("no evening: {page:?}"));
    console.rsplit('/').next().and_then(|id| id.parse().ok()).expect("an id")
}

/// `guest` comes in with the code.
pub(super) async fn join(db: &mut Db, evening: Uuid, guest: &Client) {
    let code: String = s::table.find(evening).select(s::session_code).first(db).expect("a code");
    let page = guest.post("/join", &[("code", &code), ("name", &guest.name)]).await;
    page.leads_to(&format!("/play/{evening}"));
}

impl Play<'_> {
    fn keep(&mut self, stage: Stage) {
        *self.copies += 1;
        let (copy, _) = copies::copy(self.db, self.id, *self.copies);
        self.stages.insert(stage, copy);
    }

    async fn host(&self, below: &str, fields: &[(&str, &str)]) -> Page {
        let page = self.table.host.post(&format!("/evenings/{}{below}", self.id), fields).await;
        page.is(303);
        page
    }

    async fn seat(&self, guest: &Client, below: &str, fields: &[(&str, &str)]) {
        guest.post(&format!("/play/{}{below}", self.id), fields).await.is(303);
    }

    fn seat_of(&mut self, guest: Uuid) -> String {
        let seat = p::table.filter(p::session_id.eq(self.id)).filter(p::user_id.eq(guest));
        let seat: Uuid = seat.select(p::id).first(self.db).expect("a seat");
        seat.to_string()
    }

    fn character(&mut self, key: &str) -> String {
        let edition: Uuid =
            s::table.find(self.id).select(s::edition_id).first(self.db).expect("an edition");
        let it = c::table.filter(c::edition_id.eq(edition)).filter(c::key.eq(key));
        let id: Uuid = it.select(c::id).first(self.db).expect("a character");
        id.to_string()
    }

    async fn arrive(&mut self) {
        let Table { leaves, is_taken_out: out, .. } = self.table;
        join(self.db, self.id, leaves).await;
        self.seat(leaves, "/leave", &[]).await;
        join(self.db, self.id, out).await;
        let seat = self.seat_of(out.id);
        self.host(&format!("/seats/{seat}/remove"), &[]).await;
        join(self.db, self.id, self.table.bob).await;
        join(self.db, self.id, self.table.ann).await;
    }

    async fn cast(&mut self) {
        for (key, guest) in [("bob", self.table.bob.id), ("ann", self.table.ann.id)] {
            let (character, seat) = (self.character(key), self.seat_of(guest));
            self.host("/cast", &[("character", &character), ("participant", &seat)]).await;
        }
    }

    /// Presses the one button.
    async fn press(&mut self) {
        let at = (s::phase, s::current_round, s::current_step, s::reveal_step);
        let at = s::table.find(self.id).select(at).first(self.db);
        let (phase, round, step, reveal): (String, i32, i32, i32) = at.expect("an evening");
        self.host(
            "/press",
            &[("at", &format!("{phase}.{round}.{step}.{reveal}")), ("sure", "yes")],
        )
        .await;
    }

    fn phase(&mut self) -> String {
        s::table.find(self.id).select(s::phase).first(self.db).expect("a phase")
    }

    async fn rounds(&mut self) {
        self.seat(self.table.bob, "/letters/0", &[]).await;
        self.press().await;
        self.keep(Stage::Round);
        self.press().await;
        self.press().await;
        self.keep(Stage::Clues);
    }

    async fn end(&mut self) {
        for (phase, stage) in
            [("accusation", Stage::Accusation), ("reveal", Stage::Reveal), ("after", Stage::After)]
        {
            for _ in 0..10 {
                if self.phase() == phase {
                    break;
                }
                self.press().await;
            }
            assert_eq!(self.phase(), phase);
            self.keep(stage);
        }
        self.host("/share", &[("shared", "yes")]).await;
        self.keep(Stage::Shared);
        let called_off = (s::status.eq("cancelled"), s::ended_at.eq(chrono::Utc::now()));
        let round = self.stages[&Stage::Clues];
        *self.copies += 1;
        let (copy, _) = copies::copy(self.db, round, *self.copies);
        diesel::update(s::table.find(copy)).set(called_off).execute(self.db).expect("cancelled");
        self.stages.insert(Stage::Cancelled, copy);
    }
}
