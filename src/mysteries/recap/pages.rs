//! The page of what is left of a session.

use super::view::Player;
use crate::{accusation::view::OpenAccusation, faces::Face, ids::SessionId, snapshot::Snapshot};
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
    /// A guest without an account, who can keep this session.
    guest: bool,
    session: SessionId,
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
    /// The recap of `snapshot`.
    pub(super) fn new(chrome: Chrome, snapshot: &Snapshot, reading: Reading) -> Self {
        let (story, cast) = (&snapshot.edition.story, snapshot.whole_cast());
        let moments = story.solution.timeline.iter().filter(|it| all_cast(&it.only_with, &cast));
        Self {
            chrome,
            title: snapshot.session.title.clone(),
            place: snapshot.session.place.clone(),
            started_at: snapshot.session.started_at,
            zone: snapshot.zone(),
            culprits: snapshot.culprits(),
            how: story.solution.how.clone(),
            why: story.solution.why.clone(),
            accusations: snapshot.open_accusations(),
            cast: snapshot
                .assignments
                .iter()
                .map(|assignment| snapshot.recap_of(assignment))
                .collect(),
            course: reading.course,
            moments: moments.map(|it| (it.at.clone(), it.text.clone())).collect(),
            unfound: snapshot.unfound(),
            shared: snapshot.session.recap_shared,
            link: reading.link,
            hosts: reading.hosts,
            guest: reading.guest,
            session: snapshot.session.id,
        }
    }

    fn right(&self) -> usize {
        self.accusations.iter().filter(|it| it.right).count()
    }
}
