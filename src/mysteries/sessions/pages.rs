//! The pages of one's sessions.

use super::{
    form::OpeningForm,
    query::{Entry, Place},
};
use crate::{
    Mysteries, edition::Edition, faces::portrait_of, ids::SessionId, links, snapshot::Snapshot,
    stories::cover::Cover,
};
use askama::Template;
use chrono_tz::Tz;
use lamplight_core::{
    paging::{Page, address},
    people::Member,
    web::{
        Chrome, Problems,
        ui::{self, Html},
    },
};
use lamplight_story_file::HostMode;
use std::collections::HashMap;
use uuid::Uuid;

/// One's sessions.
#[derive(Template)]
#[template(path = "mysteries/sessions/list.html")]
pub struct ListPage {
    /// Head and foot.
    pub chrome: Chrome,
    /// What is played tonight.
    pub tonight: Vec<Ahead>,
    /// What is to come after that.
    pub coming: Vec<Ahead>,
    /// Sessions one hosted.
    pub hosted: Vec<Entry>,
    /// Sessions one played.
    pub played: Vec<Entry>,
    /// The zone of the times.
    pub zone: Tz,
    /// Whose they are.
    pub viewer: Uuid,
    /// Whether this is not the first page.
    pub later: bool,
    /// The address of the next page of hosted sessions, if there is one.
    pub older: Option<String>,
}

/// A session that is not over.
pub struct Ahead {
    /// Which.
    pub entry: Entry,
    /// Whether one hosts it.
    pub hosts: bool,
    /// Whether one has a seat.
    pub plays: bool,
    /// The link that brings guests in.
    pub join: String,
    /// The pictures of those who are at the table.
    pub faces: Vec<String>,
}

impl Ahead {
    /// What one does there, in words.
    fn role(&self) -> &'static str {
        match (self.hosts, self.plays) {
            (true, true) => "You host, and play",
            (true, false) => "You host",
            (false, _) => "You play",
        }
    }

    fn seats(&self) -> usize {
        usize::try_from(self.entry.seats).unwrap_or_default()
    }
}

impl ListPage {
    /// A page of the sessions that `member` hosted.
    pub fn new(
        chrome: Chrome,
        member: &Member,
        before: Option<&Place>,
        hosted: Page<Entry>,
    ) -> Self {
        let next = hosted.next(|last| Place::behind(last.created_at, last.id));
        let older = next.map(|place| address("/evenings", [("before", &*place.to_string())]));
        Self {
            chrome,
            tonight: Vec::new(),
            coming: Vec::new(),
            hosted: hosted.items,
            played: Vec::new(),
            zone: member.viewer.zone(),
            viewer: member.viewer.id,
            later: before.is_some(),
            older,
        }
    }

    /// Puts what is `ahead` on it, with who has a seat there.
    pub fn look_ahead(
        &mut self,
        mut ahead: Vec<Entry>,
        mut seats: HashMap<SessionId, Vec<Uuid>>,
        area: &Mysteries,
    ) {
        let now = area.core.clock.now();
        // By their day; what has none comes at the end.
        ahead.sort_by_key(|it| (it.starts_at.is_none(), it.starts_at));
        for entry in ahead {
            let there = seats.remove(&entry.id).unwrap_or_default();
            let at =
                if entry.is_tonight(now, self.zone) { &mut self.tonight } else { &mut self.coming };
            at.push(Ahead {
                hosts: entry.host_id == self.viewer,
                plays: there.contains(&self.viewer),
                join: links::join(area, &entry.code),
                faces: there.into_iter().map(portrait_of).collect(),
                entry,
            });
        }
    }

    fn has_none(&self) -> bool {
        self.has_nothing_ahead() && self.has_no_past() && !self.later
    }

    fn has_nothing_ahead(&self) -> bool {
        self.tonight.is_empty() && self.coming.is_empty()
    }

    fn has_no_past(&self) -> bool {
        self.hosted.is_empty() && self.played.is_empty()
    }
}

/// Opening a session.
#[derive(Template)]
#[template(path = "mysteries/sessions/open.html")]
pub struct OpeningPage {
    /// Head and foot.
    pub chrome: Chrome,
    /// The story's title.
    pub title: String,
    /// The story's address.
    pub slug: String,
    /// The story's cover.
    pub cover: Cover,
    /// The numbers of players it can be played with, and the table's name.
    pub players: Vec<(u32, String)>,
    /// The host may have a part.
    pub may_play: bool,
    /// The host may know everything.
    pub may_know: bool,
    /// The host's time zone.
    pub zone: String,
    /// What was typed.
    pub form: OpeningForm,
    /// What was wrong.
    pub problems: Problems,
}

impl OpeningPage {
    /// The form for hosting `edition`.
    pub fn new(
        chrome: Chrome,
        (edition, cover): (&Edition, Cover),
        zone: Tz,
        form: OpeningForm,
        problems: Problems,
    ) -> Self {
        let modes = &edition.story.host_modes;
        Self {
            chrome,
            title: edition.story.title.clone(),
            slug: edition.story.key.clone(),
            cover: cover.small(),
            players: players(edition),
            may_play: modes.contains(&HostMode::Plays),
            may_know: modes.contains(&HostMode::Knows),
            zone: zone.name().to_owned(),
            form,
            problems,
        }
    }
}

/// Changing a session until it begins.
#[derive(Template)]
#[template(path = "mysteries/sessions/change.html")]
pub struct ChangePage {
    /// Head and foot.
    pub chrome: Chrome,
    /// The session's title.
    pub title: String,
    /// The console.
    pub back: String,
    /// The numbers of players it can be played with, and the table's name.
    pub players: Vec<(u32, String)>,
    /// How many people have a seat.
    pub here: usize,
    /// The host knows everything already.
    pub knows: bool,
    /// The host may come to know everything.
    pub may_know: bool,
    /// The session's time zone.
    pub zone: String,
    /// Who is told: their names, as the end of a sentence.
    pub told: String,
    /// What was typed.
    pub form: OpeningForm,
    /// What was wrong.
    pub problems: Problems,
}

impl ChangePage {
    /// The form for changing `snapshot`.
    pub fn new(chrome: Chrome, snapshot: &Snapshot, form: OpeningForm, problems: Problems) -> Self {
        let session = &snapshot.session;
        let guests = snapshot.present().filter(|it| it.user_id != session.host_id);
        let names: Vec<&str> = guests.map(|it| it.display_name.as_str()).collect();
        Self {
            chrome,
            title: session.title.clone(),
            back: links::console(session.id),
            players: players(&snapshot.edition),
            here: snapshot.present().count(),
            knows: snapshot.host_knows(),
            may_know: snapshot.edition.story.host_modes.contains(&HostMode::Knows),
            zone: session.time_zone.clone(),
            told: ui::listed(&names),
            form,
            problems,
        }
    }
}

/// How many can play, each with the table that serves them.
fn players(edition: &Edition) -> Vec<(u32, String)> {
    let tables = edition.story.configurations.iter();
    let mut players: Vec<(u32, String)> = tables
        .flat_map(|it| {
            (it.min_players..=it.max_players)
                .map(|players| (players, it.configuration_name.clone()))
        })
        .collect();
    players.sort_by_key(|it| it.0);
    players.dedup_by_key(|it| it.0);
    players
}

/// The code, on a poster for the door.
#[derive(Template)]
#[template(path = "mysteries/sessions/door.html")]
pub struct DoorPage {
    /// Head and foot.
    pub chrome: Chrome,
    /// The session's title.
    pub title: String,
    /// The story in a line.
    pub tagline: String,
    /// The story's cover.
    pub cover: Cover,
    /// Who hosts.
    pub host: String,
    /// Day and hour, if they are known.
    pub when: Option<(String, String)>,
    /// Where, if it was said.
    pub place: Option<String>,
    /// Its code.
    pub code: String,
    /// The house's address, as one types it.
    pub address: String,
    /// The link behind the QR.
    pub link: String,
    /// The QR.
    pub qr: Html,
    /// The television's link.
    pub screen: String,
    /// The door is closed: nobody comes in with the code.
    pub closed: bool,
    /// The console.
    pub back: String,
}
