//! The page of what is left of a session.

use super::view::{Player, Unfound};
use crate::{
    accusation::view::OpenAccusation, clues::view::Card, faces::Face, ids::SessionId,
    snapshot::Snapshot, stories::cover::Cover,
};
use askama::Template;
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use lamplight_core::web::{Chrome, Share, ui};
use lamplight_story_file::release::all_cast;

#[derive(Template)]
#[template(path = "mysteries/recap/page.html")]
pub(super) struct RecapPage {
    chrome: Chrome,
    cover: Cover,
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
    unfound: Vec<Unfound>,
    board: Vec<Card>,
    shared: bool,
    link: String,
    hosts: bool,
    /// For those to whom somebody passes its link on.
    share: Share,
    /// A guest without an account, who can keep this session.
    guest: bool,
    session: SessionId,
}

/// What the page says of whoever reads it, and the link it can be shared by.
pub(super) struct Reading {
    /// The story's cover, as they see it.
    pub(super) cover: Cover,
    /// They host the session.
    pub(super) hosts: bool,
    /// They are a guest without an account.
    pub(super) guest: bool,
    /// The link for others.
    pub(super) link: String,
    /// What they see of it beforehand.
    pub(super) share: Share,
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
            cover: reading.cover,
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
            board: snapshot.board(),
            shared: snapshot.session.recap_shared,
            link: reading.link,
            share: reading.share,
            hosts: reading.hosts,
            guest: reading.guest,
            session: snapshot.session.id,
        }
    }

    /// Whether the story says what became of people.
    fn tells_ends(&self) -> bool {
        self.cast.iter().any(|it| it.afterwards.is_some())
    }

    /// How many were right, as a sentence.
    fn who_knew(&self) -> String {
        who_knew(self.accusations.iter().filter(|it| it.right).count(), self.accusations.len())
    }
}

fn who_knew(right: usize, all: usize) -> String {
    if right == 0 {
        return "Nobody knew.".to_owned();
    }
    if right == all && all > 1 {
        return "Everybody knew.".to_owned();
    }
    let mut words = ui::word(right);
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    format!("{words} of {} knew.", ui::word(all))
}

#[cfg(test)]
mod tests {
    use super::who_knew;

    #[test]
    fn how_many_knew_is_a_sentence() {
        assert_eq!(who_knew(0, 0), "Nobody knew.");
        assert_eq!(who_knew(0, 7), "Nobody knew.");
        assert_eq!(who_knew(1, 7), "One of seven knew.");
        assert_eq!(who_knew(5, 7), "Five of seven knew.");
        assert_eq!(who_knew(13, 20), "13 of 20 knew.");
        assert_eq!(who_knew(7, 7), "Everybody knew.");
    }
}
