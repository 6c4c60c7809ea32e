//! Requests for a new evening.

use super::{command, form::OpeningForm};
use crate::{Context, Gate};
use crate::{edition::Edition, hosting::pages::OpenPage};
use diesel::prelude::*;
use lamplight_core::{
    error::AppError,
    people::Member,
    web::{
        Form, Problems, Reply,
        gate::Answer,
        limits::{self, Limit},
        pictures,
    },
};
use lamplight_pictures::Kind;
use lamplight_schema::stories::{stories, story_editions};
use lamplight_story_file::HostMode;
use std::sync::Arc;
use uuid::Uuid;

/// Evenings that one member opens: nobody has so many friends.
const OPENINGS: Limit = Limit { name: "evening opened", burst: 20, every_seconds: 600 };

/// The story to host: published, and for this member to see. Its newest edition and its cover.
fn story(ctx: &mut Context<'_, Member>) -> Result<(Arc<Edition>, String), AppError> {
    let (story, cover): (Uuid, String) = stories::table
        .filter(stories::slug.eq(ctx.request.param("slug")))
        .filter(stories::deleted_at.is_null())
        .filter(stories::status.eq("published"))
        .filter(stories::visibility.ne("private").or(stories::author_id.eq(ctx.who.viewer.id)))
        .select((stories::id, stories::cover))
        .first(ctx.db)?;
    let edition: Uuid = story_editions::table
        .filter(story_editions::story_id.eq(story))
        .order(story_editions::number.desc())
        .select(story_editions::id)
        .first(ctx.db)?;
    Ok((ctx.area.editions.get(ctx.db, edition)?, cover))
}

fn page(
    ctx: &Context<'_, Member>,
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
        chrome: ctx.chrome(crate::SECTION),
        title: edition.story.title.clone(),
        slug: edition.story.key.clone(),
        cover: pictures::url_named(Kind::Cover, cover),
        players,
        may_play: modes.contains(&HostMode::Plays),
        may_know: modes.contains(&HostMode::Knows),
        zone: ctx.who.viewer.zone().name().to_owned(),
        form,
        problems,
    }
}

/// The form.
pub async fn show(gate: Gate<Member>) -> Answer {
    gate.reply(|ctx| {
        let (edition, cover) = story(ctx)?;
        let form = OpeningForm::usual(&edition);
        Ok(Reply::page(page(ctx, &edition, &cover, form, Problems::default())))
    })
    .await
}

/// Opens the evening.
pub async fn open(gate: Gate<Member>, form: Form<OpeningForm>) -> Answer {
    gate.reply(move |ctx| {
        let (edition, cover) = story(ctx)?;
        match form.0.parse(&edition, ctx.who.viewer.zone()) {
            Ok(plan) => {
                let (host, factor) = (ctx.who.viewer.id, ctx.core.config.rate_limit_factor);
                limits::spend(ctx.db, OPENINGS, &host.to_string(), factor)?;
                let id = command::open(ctx.db, &ctx.who.viewer, &edition, &plan)?;
                Ok(Reply::see_other(format!("/evenings/{id}")))
            }
            Err(problems) => {
                Ok(Reply::unprocessable(page(ctx, &edition, &cover, form.0, problems)))
            }
        }
    })
    .await
}
