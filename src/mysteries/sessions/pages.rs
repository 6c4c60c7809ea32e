//! The pages of one's sessions.

use super::{
    form::OpeningForm,
    query::{Entry, Hosted},
};
use crate::edition::Edition;
use askama::Template;
use chrono_tz::Tz;
use lamplight_core::web::{Chrome, Problems, ui::Html};
use lamplight_story_file::HostMode;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

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
    /// Where the next page of hosted sessions begins.
    pub older: Option<String>,
}

impl ListPage {
    /// A page of the sessions one hosts, and those one plays.
    pub fn new(chrome: Chrome, hosted: Hosted, played: Vec<Entry>, zone: Tz) -> Self {
        let older = hosted.entries.last().filter(|_| hosted.more).map(|last| {
            utf8_percent_encode(&last.created_at.to_rfc3339(), NON_ALPHANUMERIC).to_string()
        });
        Self { chrome, hosted: hosted.entries, played, zone, older }
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
        edition: &Edition,
        zone: Tz,
        form: OpeningForm,
        problems: Problems,
    ) -> Self {
        let modes = &edition.story.host_modes;
        Self {
            chrome,
            title: edition.story.title.clone(),
            slug: edition.story.key.clone(),
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
