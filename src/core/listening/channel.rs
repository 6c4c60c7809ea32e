//! What an area brings to have live pages.

use crate::{db::Db, error::AppError};
use diesel::QueryResult;
use std::{collections::HashMap, sync::Arc};
use uuid::Uuid;

/// One thing of a channel, such as one evening.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Place {
    /// The channel's name.
    pub channel: &'static str,
    /// Which of its things.
    pub id: Uuid,
}

/// Those of a thing's listeners who are sent the same: a kind, and an id where each has their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Audience {
    /// What the channel calls it: `everyone`, `host`, `seat`.
    pub kind: &'static str,
    /// Whose, where there is one audience for each.
    pub id: Option<Uuid>,
}

impl Audience {
    /// An audience of which there is one.
    pub const fn all(kind: &'static str) -> Self {
        Self { kind, id: None }
    }

    /// The audience of one person or seat.
    pub const fn of(kind: &'static str, id: Uuid) -> Self {
        Self { kind, id: Some(id) }
    }
}

/// Somebody who listens, by what lets them: asked again when that may have ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Subscriber {
    /// What they listen to.
    pub place: Place,
    /// As whom: the audience that is theirs alone.
    pub audience: Audience,
    /// The hash of their sign-in's token; none for who came by a link that is enough.
    pub login: Option<[u8; 32]>,
    /// Which version of that link.
    pub link: Option<i32>,
}

/// The parts of a page by the name in their element's `data-part`, as HTML.
pub type Parts = Vec<(&'static str, String)>;

/// Something that is appended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The version of the thing that it came with: so who has one version has all entries up to it.
    pub number: i64,
    /// The name of the element it is appended to.
    pub part: &'static str,
    /// Its HTML.
    pub html: String,
}

/// A thing as it was at one version.
pub trait Snapshot: Send + Sync {
    /// Which version.
    fn version(&self) -> i64;

    /// The parts for one audience; none for one that is not there any more.
    ///
    /// # Errors
    /// When a template fails.
    fn parts(&self, audience: Audience) -> Result<Option<Parts>, askama::Error>;

    /// The entries for one audience after the version that the snapshot was asked for.
    fn entries(&self, _audience: Audience) -> Vec<Entry> {
        Vec::new()
    }
}

/// See the module.
pub trait Channel: Send + Sync + 'static {
    /// Its name, in notices between processes.
    fn name(&self) -> &'static str;

    /// Reads the thing `id`, with the entries after version `after`.
    ///
    /// # Errors
    /// `NotFound`, or the database's.
    fn load(&self, db: &mut Db, id: Uuid, after: i64) -> Result<Arc<dyn Snapshot>, AppError>;

    /// The versions of these things as they are now, for finding what was missed.
    ///
    /// # Errors
    /// The database's.
    fn versions(&self, db: &mut Db, ids: &[Uuid]) -> QueryResult<HashMap<Uuid, i64>>;

    /// Of these subscribers, those who may still listen as far as the channel is concerned.
    /// `users` says whose each good sign-in is; a subscriber whose sign-in is over is not asked
    /// about.
    ///
    /// # Errors
    /// The database's; then nobody's stream ends.
    fn entitled(
        &self,
        db: &mut Db,
        subscribers: &[(Subscriber, Option<Uuid>)],
    ) -> QueryResult<Vec<Subscriber>>;

    /// Notes that these are there, and says which of its things look different for it. Asked every
    /// few seconds.
    ///
    /// # Errors
    /// The database's.
    fn present(&self, _db: &mut Db, _subscribers: &[Subscriber]) -> QueryResult<Vec<Uuid>> {
        Ok(Vec::new())
    }
}
