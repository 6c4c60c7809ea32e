use crate::stories::access::StoryAuthor;
use chrono::{DateTime, Duration, Utc};
use diesel::prelude::*;
use lamplight_core::{db::Db, error::AppError, form_schema::Typed};
use lamplight_schema::stories::story_half_typed as h;

/// Bytes of what is typed into one form.
const LONGEST: usize = 150_000;
/// Forms of one story that somebody leaves half filled in.
const MOST: i64 = 50;
/// How long it is kept.
const DAYS: i64 = 60;

/// Holds what the author has typed into the form called `name`, in place of what was held of it.
///
/// # Errors
/// `BadInput` for more than a form has, or the database's.
pub(super) fn hold(
    db: &mut Db,
    author: &StoryAuthor,
    name: &str,
    typed: &Typed,
    now: DateTime<Utc>,
) -> Result<(), AppError> {
    let text = serde_json::to_string(typed).map_err(AppError::internal)?;
    if text.len() > LONGEST {
        return Err(AppError::BadInput("This is more than fits into a form.".to_owned()));
    }
    let row = (
        h::story_id.eq(author.story.id),
        h::author_id.eq(author.viewer.id),
        h::place.eq(name),
        h::typed.eq(&text),
        h::typed_at.eq(now),
    );
    diesel::insert_into(h::table)
        .values(row)
        .on_conflict((h::story_id, h::author_id, h::place))
        .do_update()
        .set((h::typed.eq(&text), h::typed_at.eq(now)))
        .execute(db)?;
    Ok(leave_the_newest(db, author)?)
}

fn leave_the_newest(db: &mut Db, author: &StoryAuthor) -> QueryResult<()> {
    let own = || {
        h::table.filter(h::story_id.eq(author.story.id)).filter(h::author_id.eq(author.viewer.id))
    };
    let too_old: Option<DateTime<Utc>> =
        own().order(h::typed_at.desc()).offset(MOST).select(h::typed_at).first(db).optional()?;
    let Some(too_old) = too_old else { return Ok(()) };
    diesel::delete(own().filter(h::typed_at.le(too_old))).execute(db).map(drop)
}

/// Forgets what the author has typed into the form called `name`: it is kept, or not wanted.
///
/// # Errors
/// The database's.
pub(in crate::stories::editor) fn forget(
    db: &mut Db,
    author: &StoryAuthor,
    name: &str,
) -> QueryResult<()> {
    diesel::delete(h::table.find((author.story.id, author.viewer.id, name))).execute(db).map(drop)
}

/// Forgets what nobody has come back for, and says how much that was.
///
/// # Errors
/// The database's.
pub(crate) fn sweep(db: &mut Db, now: DateTime<Utc>) -> QueryResult<usize> {
    let old = h::table.filter(h::typed_at.lt(now - Duration::days(DAYS)));
    diesel::delete(old).execute(db)
}
