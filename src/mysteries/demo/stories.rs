//! The members' own stories: one for all, one for those with its address, one that was taken off
//! the shelf, and one that is still being written. The first has a cover that was uploaded.

use super::{Scene, cover};
use crate::{ids::StoryId, stories::publication::make_edition};
use diesel::prelude::*;
use lamplight_core::error::AppError;
use lamplight_schema::stories::stories as s;
use lamplight_story_file as story_file;
use lamplight_story_file::StoryFile;

const UNDERSTUDY: &str = include_str!("stories/the-understudy.toml");
const FIRST_PRIZE: &str = include_str!("stories/first-prize.toml");
const LOW_WATER: &str = include_str!("stories/low-water.toml");
const GLASS_ORCHARD: &str = include_str!("stories/the-glass-orchard.toml");

/// Puts them all on their authors' shelves.
pub(super) fn shelve(scene: &mut Scene<'_>) -> Result<(), AppError> {
    let understudy = publish(scene, "kwame", UNDERSTUDY, "public")?;
    let kwame = scene.member("kwame")?.id;
    cover::upload(scene, kwame, understudy)?;
    publish(scene, "ruth", FIRST_PRIZE, "unlisted")?;
    let old = publish(scene, "ines", LOW_WATER, "public")?;
    diesel::update(s::table.find(old)).set(s::status.eq("archived")).execute(scene.db)?;
    begin(scene, "nora", &story_file::read_draft(GLASS_ORCHARD.as_bytes()), GLASS_ORCHARD)?;
    Ok(())
}

fn publish(
    scene: &mut Scene<'_>,
    author: &str,
    source: &str,
    visibility: &str,
) -> Result<StoryId, AppError> {
    let report = story_file::check(source.as_bytes(), false);
    if let Some(finding) = report.refusals().next() {
        return Err(AppError::internal(finding));
    }
    let id = begin(scene, author, &report.story, source)?;
    diesel::update(s::table.find(id)).set(s::visibility.eq(visibility)).execute(scene.db)?;
    if let Some(story) = &report.story {
        make_edition(scene.db, id, story, source)?;
    }
    Ok(id)
}

/// A story with its first draft.
fn begin(
    scene: &mut Scene<'_>,
    author: &str,
    story: &Option<StoryFile>,
    source: &str,
) -> Result<StoryId, AppError> {
    let story = story.as_ref().ok_or_else(|| AppError::internal("a story that is no TOML"))?;
    let author = scene.member(author)?;
    let id = diesel::insert_into(s::table)
        .values((
            s::slug.eq(&story.key),
            s::author_id.eq(author.id),
            s::title.eq(&story.title),
            s::tagline.eq(&story.tagline),
            s::cover.eq(story.cover_name()),
            s::draft_source.eq(source),
            s::draft_version.eq(1),
        ))
        .returning(s::id)
        .get_result(scene.db)?;
    Ok(id)
}
