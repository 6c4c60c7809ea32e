use crate::stories::access::StoryAuthor;
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use lamplight_core::{db::Db, form_schema::Typed};
use lamplight_schema::stories::story_half_typed as h;

/// What was typed into a form, and when.
pub(in crate::stories::editor) struct Half {
    pub(in crate::stories::editor) typed: Typed,
    pub(in crate::stories::editor) at: DateTime<Utc>,
}

/// What the author has typed into the form called `name` and not kept.
///
/// # Errors
/// The database's.
pub(in crate::stories::editor) fn of(
    db: &mut Db,
    author: &StoryAuthor,
    name: &str,
) -> QueryResult<Option<Half>> {
    let row: Option<(String, DateTime<Utc>)> = h::table
        .find((author.story.id, author.viewer.id, name))
        .select((h::typed, h::typed_at))
        .first(db)
        .optional()?;
    // What another version of Lamplight has written is not worth an error.
    let read =
        |(typed, at): (String, _)| Some(Half { typed: serde_json::from_str(&typed).ok()?, at });
    Ok(row.and_then(read))
}
