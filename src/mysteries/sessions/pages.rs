//! The pages of one's sessions.

use super::{
    form::OpeningForm,
    query::{Entry, Place},
};
use crate::{edition::Edition, stories::cover::Cover};
use askama::Template;
use chrono_tz::Tz;
use lamplight_core::{
    paging::{Page, address},
    people::Member,
    web::{Chrome, Problems, ui::Html},
};
use lamplight_story_file::HostMode;
use uuid::Uuid;

/// One's sessions.
#[derive(Template)]
#[template(path = "mysteries/sessions/list.html")]
pub struct ListPage {
    /// Head and foot.
    pub chrome: Chrome,
    /// Sessions one hosts.
    pub hosted: Vec<Entry>,
    /// Sessions one plays or played.
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

impl ListPage {
    /// A page of the sessions that `member` hosts, and of those they play.
    pub fn new(
        chrome: Chrome,
        member: &Member,
        before: Option<&Place>,
        hosted: Page<Entry>,
        played: Vec<Entry>,
    ) -> Self {
        let next = hosted.next(|last| Place::behind(last.created_at, last.id));
        let older = next.map(|place| address("/evenings", [("before", &*place.to_string())]));
        Self {
            chrome,
            hosted: hosted.items,
            played,
            zone: member.viewer.zone(),
            viewer: member.viewer.id,
            later: before.is_some(),
            older,
        }
    }

    fn has_none(&self) -> bool {
        self.hosted.is_empty() && self.played.is_empty() && !self.later
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

/// The code for the door, big.
#[derive(Template)]
#[template(path = "mysteries/sessions/door.html")]
pub struct DoorPage {
    /// Head and foot.
    pub chrome: Chrome,
    /// The session's title.
    pub title: String,
    /// Its code.
    pub code: String,
    /// The link behind the QR.
    pub link: String,
    /// The QR.
    pub qr: Html,
    /// The television's link.
    pub screen: String,
    /// The console.
    pub back: String,
}
