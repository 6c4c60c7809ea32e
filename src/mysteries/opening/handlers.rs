//! Requests for a new evening.

use super::{command, form::OpeningForm};
use crate::{
    accounts::Member,
    error::AppError,
    mysteries::{edition::Edition, hosting::pages::OpenPage, story_file::HostMode},
    pictures::Kind,
    web::{
        Form, Gate, Problems, Reply, Room, Visit,
        gate::Answer,
        limits::{self, Limit},
        pictures,
    },
};
use diesel::prelude::*;
use lamplight_schema::stories::{stories, story_editions};
use std::sync::Arc;
use uuid::Uuid;

/// Evenings that one member opens: nobody has so many friends.
const OPENINGS: Limit = Limit { name: "evening opened", burst: 20, every_seconds: 600 };

/// The story to host: published, and for this member to see. Its newest edition and its cover.
fn story(visit: &mut Visit<'_, Member>) -> Result<(Arc<Edition>, String), AppError> {
    let (story, cover): (Uuid, String) = stories::table
        .filter(stories::slug.eq(visit.asker.param("slug")))
        .filter(stories::deleted_at.is_null())
        .filter(stories::status.eq("published"))
        .filter(stories::visibility.ne("private").or(stories::author_id.eq(visit.who.viewer.id)))
        .select((stories::id, stories::cover))
        .first(visit.db)?;
    let edition: Uuid = story_editions::table
        .filter(story_editions::story_id.eq(story))
        .order(story_editions::number.desc())
        .select(story_editions::id)
        .first(visit.db)?;
    Ok((visit.app.editions.get(visit.db, edition)?, cover))
}

fn page(
    visit: &Visit<'_, Member>,
    edition: &Edition,
    cover: &str,
    form: OpeningForm,
    problems: Problems,
) -> OpenPage {
    let tables = &edition.story.configurations;
    let mut players: Vec<(u32, String)> = tables
        .iter()
        .flat_map(|it| {
            (it.min_players..=it.max_players)
                .map(|players| (players, it.configuration_name.clone()))
        })
        .collect();
    players.sort_by_key(|it| it.0);
    players.dedup_by_key(|it| it.0);
    let modes = &edition.story.host_modes;
    OpenPage {
        chrome: visit.chrome(Room::Mysteries),
        title: edition.story.title.clone(),
        slug: edition.story.key.clone(),
        cover: pictures::url_named(Kind::Cover, cover),
        players,
        may_play: modes.contains(&HostMode::Plays),
        may_know: modes.contains(&HostMode::Knows),
        zone: visit.who.viewer.zone().name().to_owned(),
        form,
        problems,
    }
}

/// The form.
pub async fn show(gate: Gate<Member>) -> Answer {
    gate.reply(|visit| {
        let (edition, cover) = story(visit)?;
        let form = OpeningForm::usual(&edition);
        Ok(Reply::page(page(visit, &edition, &cover, form, Problems::default())))
    })
    .await
}

/// Opens the evening.
pub async fn open(gate: Gate<Member>, form: Form<OpeningForm>) -> Answer {
    gate.reply(move |visit| {
        let (edition, cover) = story(visit)?;
        match form.0.parse(&edition, visit.who.viewer.zone()) {
            Ok(plan) => {
                let (host, factor) = (visit.who.viewer.id, visit.app.config.rate_limit_factor);
                limits::spend(visit.db, OPENINGS, &host.to_string(), factor)?;
                let id = command::open(visit.db, &visit.who.viewer, &edition, &plan)?;
                Ok(Reply::see_other(format!("/evenings/{id}")))
            }
            Err(problems) => {
                Ok(Reply::unprocessable(page(visit, &edition, &cover, form.0, problems)))
            }
        }
    })
    .await
}
