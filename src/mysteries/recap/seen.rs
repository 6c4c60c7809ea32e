//! What somebody saw of an evening whose whole story is not theirs to read: it was called off, or
//! the host has taken them out.

use crate::{
    Gate,
    access::WasThere,
    clues::view::Card,
    faces::Neighbour,
    letters::view::Envelope,
    links,
    snapshot::{self, Assignment, Snapshot},
    stories::cover::{Cover, cover_of},
};
use askama::Template;
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use lamplight_core::{
    error::AppError,
    web::{Chrome, Reply, gate::Answer},
};

#[derive(Template)]
#[template(path = "mysteries/recap/seen.html")]
struct SeenPage {
    chrome: Chrome,
    cover: Cover,
    title: String,
    place: Option<String>,
    /// When it began, or was to begin.
    at: Option<DateTime<Utc>>,
    zone: Tz,
    called_off: bool,
    /// The reader hosts it.
    hosts: bool,
    /// Who sat there; empty for who was not there to the end.
    company: Vec<Neighbour>,
    /// Whom the reader played, if they know.
    part: Option<String>,
    /// What they have opened.
    letters: Vec<Envelope>,
    /// What they held and were shown.
    hand: Vec<Card>,
    board: Vec<Card>,
    course: Vec<(DateTime<Utc>, String)>,
}

/// The page, once the evening is over; who may read the whole recap is led there.
pub async fn show(gate: Gate<WasThere>) -> Answer {
    gate.reply(|ctx| {
        let who = ctx.who;
        let snapshot = snapshot::load(ctx.db, ctx.area, who.session)?;
        if !snapshot.session.is_over() {
            return Err(AppError::NotFound);
        }
        let removed = who.participant.as_ref().is_some_and(|it| it.removed);
        if !snapshot.session.is_cancelled() && !removed {
            return Ok(Reply::see_other(links::recap(who.session)));
        }
        let cover = cover_of(ctx.db, snapshot.session.story_id)?;
        let course = super::query::course(ctx.db, who.session)?;
        let cover = cover.seen_by(Some(who.viewer.id)).small();
        Ok(Reply::page(page(ctx.chrome(crate::SECTION), &snapshot, who, cover, course)))
    })
    .await
}

fn cards(snapshot: &Snapshot, own: &Assignment) -> Vec<Card> {
    let mut cards = snapshot.hand(own.row.id);
    cards.extend(snapshot.shown_to(own.row.id).into_iter().map(|(card, _)| card));
    cards
}

fn page(
    chrome: Chrome,
    snapshot: &Snapshot,
    who: &WasThere,
    cover: Cover,
    course: Vec<(DateTime<Utc>, String)>,
) -> SeenPage {
    let session = &snapshot.session;
    let left_at = who.participant.as_ref().and_then(|it| it.left_at).filter(|_| !who.hosts);
    // What came after they had gone is not theirs.
    let there = |at: DateTime<Utc>| left_at.is_none_or(|left| at <= left);
    let own = who.participant.as_ref().and_then(|it| snapshot.assignment_of(it.id));
    let own = own.filter(|it| it.row.role_briefing_sent);
    let left_as = who
        .participant
        .as_ref()
        .and_then(|it| snapshot.edition.character_index(it.left_character_id?.into()));
    let read = own.filter(|it| it.row.briefing_read_at.is_some()).map(|it| it.character);
    let hand = own.map(|it| cards(snapshot, it)).unwrap_or_default();
    let letters = own.map(|it| snapshot.envelopes(it)).unwrap_or_default();
    SeenPage {
        chrome,
        cover,
        title: session.title.clone(),
        place: session.place.clone(),
        at: session.started_at.or(session.starts_at),
        zone: snapshot.zone(),
        called_off: session.is_cancelled(),
        hosts: who.hosts,
        company: if left_at.is_none() { snapshot.played_characters() } else { Vec::new() },
        part: read.or(left_as).map(|it| snapshot.name(it).to_owned()),
        letters: letters.into_iter().filter(|it| it.opened_at.is_some()).rev().collect(),
        hand: hand.into_iter().filter(|card| there(card.since)).collect(),
        board: snapshot.board().into_iter().filter(|card| there(card.since)).collect(),
        course: course.into_iter().filter(|(at, _)| there(*at)).collect(),
    }
}
