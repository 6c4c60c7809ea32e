//! Who may see a story, and who may change it.

use super::status::{Status, Visibility};
use crate::{column::Word, ids::StoryId};
use diesel::prelude::*;
use lamplight_core::{
    Core,
    db::Db,
    error::AppError,
    people::{Member, Viewer, access},
    web::{Policy, Request},
};
use lamplight_schema::stories::stories;
use lamplight_story_file::HostMode;
use uuid::Uuid;

/// A story as the library and its own page know it. Nothing in it is secret.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = stories, check_for_backend(diesel::pg::Pg))]
pub struct Story {
    /// Its id.
    pub id: StoryId,
    /// Whose it is; nobody's if it ships with Lamplight or its author has gone.
    pub author_id: Option<Uuid>,
    /// Its name in addresses.
    pub slug: String,
    /// How far it is.
    #[diesel(deserialize_as = Word<Status>)]
    pub status: Status,
    /// Who finds it once it is published.
    #[diesel(deserialize_as = Word<Visibility>)]
    pub visibility: Visibility,
    /// The title.
    pub title: String,
    /// One sentence.
    pub tagline: String,
    /// The name of its picture.
    pub cover: String,
    /// The picture its author uploaded instead.
    pub cover_media_id: Option<Uuid>,
    /// The fewest players.
    pub min_players: i32,
    /// The most players.
    pub max_players: i32,
    /// Arrival to reveal.
    pub duration_minutes: i32,
    /// From this age.
    pub ages: i32,
    /// What somebody may not want to meet.
    pub content_warnings: Vec<Option<String>>,
    /// What the host may know.
    host_modes: Vec<Option<Word<HostMode>>>,
}

impl Story {
    /// Whether `viewer` wrote it.
    pub fn is_of(&self, viewer: Option<&Viewer>) -> bool {
        viewer.is_some_and(|viewer| self.author_id == Some(viewer.id))
    }

    /// Whether anybody with its address may see and host it.
    pub fn is_open(&self) -> bool {
        self.status == Status::Published && self.visibility != Visibility::Private
    }

    /// What the host may know.
    pub fn host_modes(&self) -> Vec<HostMode> {
        self.host_modes.iter().flatten().map(|mode| mode.0).collect()
    }

    /// Its cover.
    pub fn cover_image(&self) -> super::cover::Cover {
        super::cover::cover(&self.cover, self.cover_media_id)
    }
}

fn by_slug(db: &mut Db, slug: &str) -> Result<Story, AppError> {
    if !slug.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') {
        return Err(AppError::NotFound);
    }
    stories::table
        .filter(stories::slug.eq(slug))
        .filter(stories::deleted_at.is_null())
        .select(Story::as_select())
        .first(db)
        .map_err(AppError::from)
}

/// A story that this person may see: published and not private, or their own.
pub struct StoryReader {
    /// Who is looking, if they are signed in.
    pub viewer: Option<Viewer>,
    /// The story.
    pub story: Story,
}

impl StoryReader {
    /// Whether the story is this person's own.
    pub fn is_author(&self) -> bool {
        self.story.is_of(self.viewer.as_ref())
    }
}

impl Policy for StoryReader {
    const NAME: &'static str = "story reader";

    fn admit(db: &mut Db, request: &Request, _: &Core) -> Result<Self, AppError> {
        let viewer = access::recognise(db, request)?;
        let story = by_slug(db, request.param("slug"))?;
        if story.is_open() || story.is_of(viewer.as_ref()) {
            Ok(Self { viewer, story })
        } else {
            Err(AppError::NotFound)
        }
    }

    fn viewer(&self) -> Option<&Viewer> {
        self.viewer.as_ref()
    }
}

/// The author of a story. To anybody else it is not there.
pub struct StoryAuthor {
    /// The author.
    pub viewer: Viewer,
    /// The story.
    pub story: Story,
}

impl StoryAuthor {
    /// The member as the author of one of their own stories that is not in the path.
    ///
    /// # Errors
    /// `NotFound` if it is not theirs.
    pub fn of_member(db: &mut Db, member: &Member, slug: &str) -> Result<Self, AppError> {
        Self::of(db, member.viewer.clone(), slug)
    }

    fn of(db: &mut Db, viewer: Viewer, slug: &str) -> Result<Self, AppError> {
        let story = by_slug(db, slug)?;
        if story.is_of(Some(&viewer)) {
            Ok(Self { viewer, story })
        } else {
            Err(AppError::NotFound)
        }
    }
}

impl Policy for StoryAuthor {
    const NAME: &'static str = "story author";

    fn admit(db: &mut Db, request: &Request, _: &Core) -> Result<Self, AppError> {
        let viewer = access::require(db, request)?;
        Self::of(db, viewer, request.param("slug"))
    }

    fn viewer(&self) -> Option<&Viewer> {
        Some(&self.viewer)
    }
}
