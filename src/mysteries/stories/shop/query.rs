//! The public face of an edition: an explicit select, without the file.

use crate::ids::{EditionId, StoryId};
use diesel::prelude::*;
use lamplight_core::db::Db;
use lamplight_schema::stories::story_editions;

#[derive(Queryable, Selectable)]
#[diesel(table_name = story_editions, check_for_backend(diesel::pg::Pg))]
pub(super) struct Edition {
    pub(super) language: String,
    pub(super) authors: Vec<Option<String>>,
    pub(super) shop_description: String,
    pub(super) setting_description: String,
}

/// The edition that is played when somebody hosts the story now.
pub(super) fn newest(db: &mut Db, story: StoryId) -> QueryResult<Option<EditionId>> {
    story_editions::table
        .filter(story_editions::story_id.eq(story))
        .order(story_editions::number.desc())
        .select(story_editions::id)
        .first(db)
        .optional()
}

pub(super) fn edition(db: &mut Db, id: EditionId) -> QueryResult<Edition> {
    story_editions::table.find(id).select(Edition::as_select()).first(db)
}
