//! One's sessions: tonight's and those to come, those one hosted and those one played; and the story
//! of a new one.

use crate::{
    Mysteries,
    edition::Edition,
    ids::{EditionId, SessionId, StoryId},
    links,
    snapshot::rows::Status,
    stories::cover::{Cover, CoverOf},
};
use chrono::{DateTime, Duration, Utc};
use chrono_tz::Tz;
use diesel::prelude::*;
use lamplight_core::{
    db::Db,
    error::AppError,
    paging::{Cursor, Page, one_more_than},
    people::Member,
};
use lamplight_schema::{
    evenings::{mystery_participants as p, mystery_sessions as s},
    stories::{stories, story_editions},
};
use std::{collections::HashMap, sync::Arc};
use uuid::Uuid;

/// Sessions on a page.
const PAGE: usize = 20;
/// Sessions that are still to come, and that somebody played: more than anybody looks through.
const MOST: i64 = 100;
/// So long after its hour a session that was never begun is not tonight's any more.
const TONIGHT_HOURS: i64 = 12;

/// A session in a list.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = s, check_for_backend(diesel::pg::Pg))]
pub struct Entry {
    /// Its id.
    pub id: SessionId,
    /// The story's title.
    pub title: String,
    /// Its code.
    #[diesel(column_name = session_code)]
    pub code: String,
    /// The host has closed the door.
    pub door_closed: bool,
    /// What has become of it.
    pub status: Status,
    /// Who hosts it.
    pub host_id: Uuid,
    /// How many seats it has.
    pub seats: i32,
    /// Where.
    pub place: Option<String>,
    /// When it was to start.
    pub starts_at: Option<DateTime<Utc>>,
    /// When it began.
    pub started_at: Option<DateTime<Utc>>,
    /// When it was opened.
    pub created_at: DateTime<Utc>,
    #[diesel(embed)]
    cover: CoverOf,
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

    /// Whether it is being played.
    pub fn is_played_now(&self) -> bool {
        self.status == Status::Active
    }

    /// Whether it is played now, or begins on the day that it is in `zone`.
    pub fn is_tonight(&self, now: DateTime<Utc>, zone: Tz) -> bool {
        let day = |at: DateTime<Utc>| at.with_timezone(&zone).date_naive();
        let begins =
            |at: DateTime<Utc>| now - at < Duration::hours(TONIGHT_HOURS) && day(at) <= day(now);
        self.is_open() && (self.is_played_now() || self.starts_at.is_some_and(begins))
    }

    /// Where `viewer` goes from here.
    pub fn href(&self, viewer: &Uuid) -> String {
        match (self.host_id == *viewer, self.status) {
            (true, _) => links::console(self.id),
            (false, Status::Pending | Status::Active) => links::play(self.id),
            // Who may read the whole recap is led on to it.
            (false, Status::Completed | Status::Cancelled) => links::seen(self.id),
        }
    }

    /// The story's cover, as `viewer` sees it.
    pub fn cover(&self, viewer: Uuid) -> Cover {
        self.cover.seen_by(Some(viewer)).small()
    }

    /// The day that says which session it was.
    pub fn day(&self) -> &DateTime<Utc> {
        self.started_at.as_ref().or(self.starts_at.as_ref()).unwrap_or(&self.created_at)
    }
}

/// Where a page of them ended.
pub type Place = Cursor<DateTime<Utc>>;

/// The sessions that `member` hosts and that are not over.
///
/// # Errors
/// The database's.
pub fn hosts(db: &mut Db, member: &Member) -> QueryResult<Vec<Entry>> {
    s::table
        .inner_join(stories::table)
        .filter(s::host_id.eq(member.viewer.id))
        .filter(s::status.eq_any([Status::Pending, Status::Active]))
        .order((s::created_at.desc(), s::id.desc()))
        .limit(MOST)
        .select(Entry::as_select())
        .load(db)
}

/// Who sits at each of `sessions` now, in the order of their seats.
///
/// # Errors
/// The database's.
pub fn seats(db: &mut Db, sessions: &[SessionId]) -> QueryResult<HashMap<SessionId, Vec<Uuid>>> {
    let rows: Vec<(SessionId, Uuid)> = p::table
        .filter(p::session_id.eq_any(sessions))
        .filter(p::left_at.is_null())
        .order(p::seat_number)
        .select((p::session_id, p::user_id))
        .load(db)?;
    let mut seats: HashMap<SessionId, Vec<Uuid>> = HashMap::new();
    for (session, user) in rows {
        seats.entry(session).or_default().push(user);
    }
    Ok(seats)
}

/// A page of the sessions that `member` hosted, the one opened last first, behind `before`.
///
/// # Errors
/// The database's.
pub fn hosted(db: &mut Db, member: &Member, before: Option<&Place>) -> QueryResult<Page<Entry>> {
    let mut theirs = s::table
        .inner_join(stories::table)
        .filter(s::host_id.eq(member.viewer.id))
        .filter(s::status.eq_any([Status::Completed, Status::Cancelled]))
        .order((s::created_at.desc(), s::id.desc()))
        .limit(one_more_than(PAGE))
        .select(Entry::as_select())
        .into_boxed();
    if let Some(Cursor { value: time, id }) = before {
        // The first condition is implied by the second, and is the one the index understands.
        theirs =
            theirs.filter(s::created_at.le(time)).filter(s::created_at.lt(time).or(s::id.lt(id)));
    }
    Ok(Page::of(theirs.load(db)?, PAGE))
}

/// Sessions that `member` sat at without hosting them, the one they came to last first. Those they
/// were taken out of are there once they are over.
///
/// # Errors
/// The database's.
pub fn played(db: &mut Db, member: &Member) -> QueryResult<Vec<Entry>> {
    p::table
        .inner_join(s::table.inner_join(stories::table))
        .filter(p::user_id.eq(member.viewer.id))
        .filter(p::removed.eq(false).or(s::ended_at.is_not_null()))
        .filter(s::host_id.ne(member.viewer.id))
        .order((p::joined_at.desc(), p::id.desc()))
        .limit(MOST)
        .select(Entry::as_select())
        .load(db)
}

/// The story to host: published, and for this member to see. Its newest edition, and its cover.
///
/// # Errors
/// `NotFound` if there is none; the database's.
pub fn story(
    db: &mut Db,
    area: &Mysteries,
    member: &Member,
    slug: &str,
) -> Result<(Arc<Edition>, Cover), AppError> {
    let (story, cover): (StoryId, CoverOf) = stories::table
        .filter(stories::slug.eq(slug))
        .filter(stories::deleted_at.is_null())
        .filter(stories::status.eq("published"))
        .filter(stories::visibility.ne("private").or(stories::author_id.eq(member.viewer.id)))
        .select((stories::id, CoverOf::as_select()))
        .first(db)?;
    let edition: EditionId = story_editions::table
        .filter(story_editions::story_id.eq(story))
        .order(story_editions::number.desc())
        .select(story_editions::id)
        .first(db)?;
    Ok((area.editions.get(db, edition)?, cover.seen_by(Some(member.viewer.id))))
}
