//! Making an edition out of a story file: the file is kept byte for byte, and its parts go to
//! their tables, secrets apart.

use super::parts;
use crate::{
    column::Word,
    ids::{EditionId, StoryId},
    stories::status::Status,
};
use diesel::prelude::*;
use lamplight_core::{db::Db, error::AppError};
use lamplight_schema::stories::{stories, story_editions};
use lamplight_story_file::{HostMode, StoryFile};

/// Writes `story`, which was read from `source` and has no mistakes, as the next edition of the
/// story `story_id`, and makes it the one that hosts find. One transaction.
///
/// # Errors
/// The database's.
pub fn make_edition(
    db: &mut Db,
    story_id: StoryId,
    story: &StoryFile,
    source: &str,
) -> Result<EditionId, AppError> {
    db.transaction(|db| {
        // Two publications at once: the second waits here and gets the next number.
        stories::table.find(story_id).select(stories::id).for_update().first::<StoryId>(db)?;
        let edition = insert_edition(db, story_id, story, source)?;
        parts::insert(db, edition, story)?;
        show(db, story_id, story)?;
        Ok(edition)
    })
}

fn insert_edition(
    db: &mut Db,
    story_id: StoryId,
    story: &StoryFile,
    source: &str,
) -> QueryResult<EditionId> {
    use story_editions as e;
    let last: Option<i32> =
        e::table.filter(e::story_id.eq(story_id)).select(diesel::dsl::max(e::number)).first(db)?;
    diesel::insert_into(e::table)
        .values((
            e::story_id.eq(story_id),
            e::number.eq(last.unwrap_or(0) + 1),
            e::source.eq(source),
            e::title.eq(&story.title),
            e::tagline.eq(&story.tagline),
            e::language.eq(&story.language),
            e::duration_minutes.eq(parts::signed(story.duration_minutes)),
            e::ages.eq(parts::signed(story.ages)),
            e::authors.eq(&story.authors),
            e::content_warnings.eq(&story.content_warnings),
            e::host_modes.eq(host_modes(story)),
            e::shop_description.eq(&story.shop_description),
            e::setting_description.eq(&story.setting_description),
        ))
        .returning(e::id)
        .get_result(db)
}

fn host_modes(story: &StoryFile) -> Vec<Word<HostMode>> {
    story.host_modes.iter().copied().map(Word).collect()
}

/// Puts the edition's face on the story.
fn show(db: &mut Db, story_id: StoryId, story: &StoryFile) -> QueryResult<usize> {
    use stories as s;
    let players = story.configurations.iter();
    let min = players.clone().map(|it| it.min_players).min().unwrap_or(2);
    let max = players.map(|it| it.max_players).max().unwrap_or(2);
    diesel::update(s::table.find(story_id))
        .set((
            s::status.eq(Word(Status::Published)),
            s::title.eq(&story.title),
            s::tagline.eq(&story.tagline),
            s::shop_description.eq(&story.shop_description),
            s::language.eq(&story.language),
            s::cover.eq(story.cover_name()),
            s::min_players.eq(parts::signed(min)),
            s::max_players.eq(parts::signed(max)),
            s::duration_minutes.eq(parts::signed(story.duration_minutes)),
            s::ages.eq(parts::signed(story.ages)),
            s::content_warnings.eq(&story.content_warnings),
            s::host_modes.eq(host_modes(story)),
        ))
        .execute(db)
}
