//! The address under which a story is hosted.

use super::status::{Status, Visibility};
use crate::column::Word;
use diesel::prelude::*;
use lamplight_core::db::Db;
use lamplight_schema::stories::stories;

/// Where the story called `slug` is hosted.
pub(super) fn address(slug: &str) -> String {
    format!("/stories/{slug}/host")
}

/// The title of the story that is hosted at `path`, if anybody may host it.
pub(crate) fn hosted_at(db: &mut Db, path: &str) -> QueryResult<Option<String>> {
    let slug = path.strip_prefix("/stories/").and_then(|rest| rest.strip_suffix("/host"));
    let Some(slug) = slug else { return Ok(None) };
    stories::table
        .filter(stories::slug.eq(slug))
        .filter(stories::deleted_at.is_null())
        .filter(stories::status.eq(Word(Status::Published)))
        .filter(stories::visibility.ne(Word(Visibility::Private)))
        .select(stories::title)
        .first(db)
        .optional()
}

/// The way there: whoever has no account is asked to make one first, and told what for.
pub(super) fn way_to(slug: &str, is_member: bool) -> String {
    let there = address(slug);
    if is_member {
        there
    } else {
        lamplight_core::paging::address("/register", [("next", &*there)])
    }
}
