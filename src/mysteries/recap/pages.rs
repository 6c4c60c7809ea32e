//! The page of what is left of a session.

use super::view::Player;
use crate::{accusation::view::OpenAccusation, evening::Evening, faces::Face};
use askama::Template;
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use lamplight_core::web::{Chrome, ui::Html};
use lamplight_story_file::release::all_cast;

#[derive(Template)]
#[template(path = "mysteries/recap/page.html")]
pub(super) struct RecapPage {
    chrome: Chrome,
    title: String,
    place: Option<String>,
    started_at: Option<DateTime<Utc>>,
    zone: Tz,
    culprits: Vec<Face>,
    how: String,
    why: String,
    accusations: Vec<OpenAccusation>,
    cast: Vec<Player>,
    course: Vec<(DateTime<Utc>, String)>,
    moments: Vec<(String, String)>,
    unfound: Vec<(usize, String, Html)>,
    shared: bool,
    link: String,
    hosts: bool,
    /// A guest without an account, who can keep this evening.
    guest: bool,
    evening: uuid::Uuid,
}

/// What the page says of whoever reads it, and the link it can be shared by.
pub(super) struct Reading {
    /// They host the session.
    pub(super) hosts: bool,
    /// They are a guest without an account.
    pub(super) guest: bool,
    /// The link for others.
    pub(super) link: String,
    /// What happened, in words.
    pub(super) course: Vec<(DateTime<Utc>, String)>,
}

impl RecapPage {
    /// The recap of `evening`.
    pub(super) fn new(chrome: Chrome, evening: &Evening, reading: Reading) -> Self {
        let (story, cast) = (&evening.edition.story, evening.whole_cast());
        let moments = story.solution.timeline.iter().filter(|it| all_cast(&it.only_with, &cast));
        Self {
            chrome,
            title: evening.session.title.clone(),
            place: evening.session.place.clone(),
            started_at: evening.session.started_at,
            zone: evening.zone(),
            culprits: evening.culprits(),
            how: story.solution.how.clone(),
            why: story.solution.why.clone(),
            accusations: evening.open_accusations(),
            cast: evening.parts.iter().map(|part| evening.recap_of(part)).collect(),
            course: reading.course,
            moments: moments.map(|it| (it.at.clone(), it.text.clone())).collect(),
            unfound: evening.unfound(),
            shared: evening.session.recap_shared,
            link: reading.link,
            hosts: reading.hosts,
            guest: reading.guest,
            evening: evening.session.id,
        }
    }

    fn right(&self) -> usize {
        self.accusations.iter().filter(|it| it.right).count()
    }
}
