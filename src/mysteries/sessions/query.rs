//! One's sessions, those one hosts and those one plays; and the story of a new one.

use crate::{
    Mysteries,
    edition::Edition,
    ids::{EditionId, SessionId, StoryId},
    snapshot::rows::Status,
};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use lamplight_core::{db::Db, error::AppError, people::Member};
use lamplight_schema::{
    evenings::{mystery_participants as p, mystery_sessions as s},
    stories::{stories, story_editions},
};
use std::sync::Arc;

/// Sessions on a page.
const PAGE: usize = 20;
/// Sessions that somebody played and is shown: more than anybody looks through.
const MOST_PLAYED: i64 = 100;

/// A session in a list.
#[derive(Debug, Clone, Queryable)]
pub struct Entry {
    /// Its id.
    pub id: SessionId,
    /// The story's title.
    pub title: String,
    /// Its code.
    pub code: String,
    /// What has become of it.
    pub status: Status,
    /// Where.
    pub place: Option<String>,
    /// When it was to start.
    pub starts_at: Option<DateTime<Utc>>,
    /// When it was opened.
    pub created_at: DateTime<Utc>,
}

impl Entry {
    /// Its state in words.
    pub fn state(&self) -> &'static str {
        match self.status {
            Status::Pending => "Not begun",
            Status::Active => "Being played",
            Status::Completed => "Played",
            Status::Cancelled => "Called off",
        }
    }

    /// Whether it is still to be played, or being played.
    pub fn is_open(&self) -> bool {
        !self.status.is_over()
    }

    /// Whether it was played to the end, so that there is a recap.
    pub fn was_played(&self) -> bool {
        self.status == Status::Completed
    }

    /// The day that says which session it was.
    pub fn day(&self) -> &DateTime<Utc> {
        self.starts_at.as_ref().unwrap_or(&self.created_at)
    }
}

type Columns = (s::id, s::title, s::session_code, s::status, s::place, s::starts_at, s::created_at);
const COLUMNS: Columns =
    (s::id, s::title, s::session_code, s::status, s::place, s::starts_at, s::created_at);

/// A page of the sessions that one hosts.
#[derive(Debug, Clone)]
pub struct Hosted {
    /// The sessions, newest first.
    pub entries: Vec<Entry>,
    /// There are older ones.
    pub more: bool,
}

/// Sessions that `member` hosts, newest first, opened before `before`.
///
/// # Errors
/// The database's.
pub fn hosted(db: &mut Db, member: &Member, before: Option<DateTime<Utc>>) -> QueryResult<Hosted> {
    let before = before.unwrap_or_else(|| Utc::now() + chrono::Duration::days(1));
    let one_more = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let mut entries: Vec<Entry> = s::table
        .filter(s::host_id.eq(member.viewer.id))
        .filter(s::created_at.lt(before))
        .order(s::created_at.desc())
        .limit(one_more)
        .select(COLUMNS)
        .load(db)?;
    let more = entries.len() > PAGE;
    entries.truncate(PAGE);
    Ok(Hosted { entries, more })
}

/// Sessions that `member` sat at without hosting them, newest first.
///
/// # Errors
/// The database's.
pub fn played(db: &mut Db, member: &Member) -> QueryResult<Vec<Entry>> {
    p::table
        .inner_join(s::table)
        .filter(p::user_id.eq(member.viewer.id))
        .filter(p::removed.eq(false))
        .filter(s::host_id.ne(member.viewer.id))
        .order(p::joined_at.desc())
        .limit(MOST_PLAYED)
        .select(COLUMNS)
        .load(db)
}

/// The story to host: published, and for this member to see. Its newest edition.
///
/// # Errors
/// `NotFound` if there is none; the database's.
pub fn story(
    db: &mut Db,
    area: &Mysteries,
    member: &Member,
    slug: &str,
) -> Result<Arc<Edition>, AppError> {
    let story: StoryId = stories::table
        .filter(stories::slug.eq(slug))
        .filter(stories::deleted_at.is_null())
        .filter(stories::status.eq("published"))
        .filter(stories::visibility.ne("private").or(stories::author_id.eq(member.viewer.id)))
        .select(stories::id)
        .first(db)?;
    let edition: EditionId = story_editions::table
        .filter(story_editions::story_id.eq(story))
        .order(story_editions::number.desc())
        .select(story_editions::id)
        .first(db)?;
    area.editions.get(db, edition)
}
