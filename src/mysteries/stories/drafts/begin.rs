//! A new story with its first draft.

use super::Draft;
use crate::stories::access::Story;
use diesel::prelude::*;
use lamplight_core::{db::Db, error::AppError};
use lamplight_schema::stories::stories;
use lamplight_story_file::StoryFile;
use uuid::Uuid;

/// Addresses of pages, which no story can have.
const TAKEN: [&str; 3] = ["import", "mine", "new"];
/// More stories of one key than this, and the rest get a random ending.
const MOST_NUMBERS: usize = 100;

/// Makes a story of `author` with `source`, the file of `story`, as its draft; its slug.
///
/// # Errors
/// The database's.
pub(crate) fn begin(
    db: &mut Db,
    author: Uuid,
    story: &StoryFile,
    source: &str,
) -> Result<String, AppError> {
    for slug in slugs(&story.key) {
        let made = diesel::insert_into(stories::table)
            .values((
                stories::slug.eq(&slug),
                stories::author_id.eq(author),
                stories::title.eq(&story.title),
                stories::tagline.eq(&story.tagline),
                stories::cover.eq(story.cover.as_ref().unwrap_or(&story.key)),
                stories::draft_source.eq(source),
                stories::draft_version.eq(1),
            ))
            .on_conflict(stories::slug)
            .do_nothing()
            .execute(db)?;
        if made == 1 {
            return Ok(slug);
        }
    }
    Err(AppError::internal("no name left for a story"))
}

/// The names to try for a story of this key.
fn slugs(key: &str) -> impl Iterator<Item = String> {
    let first = Some(key.to_owned()).filter(|key| !TAKEN.contains(&key.as_str()));
    let (numbered, random) = (key.to_owned(), key.to_owned());
    first
        .into_iter()
        .chain((2..MOST_NUMBERS).map(move |number| format!("{numbered}-{number}")))
        .chain(std::iter::once_with(move || {
            format!("{random}-{}", &Uuid::new_v4().simple().to_string()[..12])
        }))
}

/// The author's own stories that were begun from a file of this key.
///
/// # Errors
/// The database's.
pub(crate) fn own_of_key(db: &mut Db, author: Uuid, key: &str) -> QueryResult<Vec<Story>> {
    let found: Vec<Story> = stories::table
        .filter(stories::author_id.eq(author))
        .filter(stories::deleted_at.is_null())
        .filter(stories::slug.eq(key).or(stories::slug.like(format!("{key}-%"))))
        .order(stories::updated_at.desc())
        .select(Story::as_select())
        .limit(100)
        .load(db)?;
    Ok(found.into_iter().filter(|story| is_numbered(&story.slug, key)).collect())
}

fn is_numbered(slug: &str, key: &str) -> bool {
    match slug.strip_prefix(key) {
        Some("") => true,
        Some(rest) => rest.strip_prefix('-').is_some_and(|number| number.parse::<u32>().is_ok()),
        None => false,
    }
}

impl Draft {
    /// The draft of one of the author's own stories, to be replaced by a file.
    ///
    /// # Errors
    /// `NotFound` if it is not theirs.
    pub(crate) fn of_own(db: &mut Db, author: Uuid, slug: &str) -> Result<Self, AppError> {
        let id: Uuid = stories::table
            .filter(stories::author_id.eq(author))
            .filter(stories::deleted_at.is_null())
            .filter(stories::slug.eq(slug))
            .select(stories::id)
            .first(db)?;
        super::load(db, id)
    }
}
