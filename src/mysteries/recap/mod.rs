//! What is left of an evening: who was there, what happened, who was right, every secret.

mod course;

use super::{
    access::Reader,
    evening::{
        self, Evening,
        reveal::{Ballot, Face},
        rows::Phase,
    },
    joining::links,
};
use crate::Gate;
use askama::Template;
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use lamplight_core::{
    error::AppError,
    web::{Chrome, Reply, gate::Answer, ui::Html},
};
use lamplight_story_file::release::all_cast;

#[derive(Template)]
#[template(path = "mysteries/recap/page.html")]
struct RecapPage {
    chrome: Chrome,
    title: String,
    place: Option<String>,
    started_at: Option<DateTime<Utc>>,
    zone: Tz,
    culprits: Vec<Face>,
    how: String,
    why: String,
    ballots: Vec<Ballot>,
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

impl RecapPage {
    fn right(&self) -> usize {
        self.ballots.iter().filter(|ballot| ballot.right).count()
    }
}

/// Somebody who was there, with their secret.
struct Player {
    face: Face,
    briefing: Html,
    afterwards: Option<Html>,
    done: usize,
    wants: usize,
}

/// The page, once the evening was played to its end.
pub async fn show(gate: Gate<Reader>) -> Answer {
    gate.reply(|ctx| {
        let evening = evening::load(ctx.db, ctx.area, ctx.who.evening)?;
        if evening.session.phase() != Phase::After {
            return Err(AppError::NotFound);
        }
        let chrome = ctx.chrome(crate::SECTION);
        let guest = ctx.who.viewer.as_ref().is_some_and(|viewer| !viewer.is_member());
        let course = course::of(ctx.db, ctx.who.evening)?;
        let link = links::recap(ctx.area, ctx.who.evening);
        Ok(Reply::page(RecapPage { course, ..page(&evening, chrome, link, ctx.who.hosts, guest) }))
    })
    .await
}

fn page(evening: &Evening, chrome: Chrome, link: String, hosts: bool, guest: bool) -> RecapPage {
    let (story, cast) = (&evening.edition.story, evening.whole_cast());
    let moments = story.solution.timeline.iter().filter(|it| all_cast(&it.only_with, &cast));
    RecapPage {
        chrome,
        title: evening.session.title.clone(),
        place: evening.session.place.clone(),
        started_at: evening.session.started_at,
        zone: evening.zone(),
        culprits: evening.culprits(),
        how: story.solution.how.clone(),
        why: story.solution.why.clone(),
        ballots: evening.ballots(),
        cast: evening.parts.iter().map(|part| player(evening, part)).collect(),
        course: Vec::new(),
        moments: moments.map(|it| (it.at.clone(), it.text.clone())).collect(),
        unfound: unfound(evening),
        shared: evening.session.recap_shared,
        link,
        hosts,
        guest,
        evening: evening.session.id,
    }
}

fn player(evening: &Evening, part: &evening::Part) -> Player {
    let (done, wants) = evening.score(part);
    Player {
        face: evening.face(part.character),
        briefing: evening.edition.html.briefings[part.character].clone(),
        afterwards: evening.edition.html.afterwards[part.character].clone(),
        done,
        wants,
    }
}

/// Clues of this evening that never left the first hand.
fn unfound(evening: &Evening) -> Vec<(usize, String, Html)> {
    let cast = evening.whole_cast();
    let clues = evening.edition.story.clues.iter().zip(&evening.edition.html.clues).enumerate();
    clues
        .filter(|(_, (clue, _))| all_cast(&clue.only_with, &cast))
        .filter(|(place, _)| !evening.was_found(*place))
        .map(|(place, (clue, text))| (place + 1, clue.title.clone(), text.clone()))
        .collect()
}
