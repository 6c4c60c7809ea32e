//! The public side of editions, kept in memory: an edition never changes, and its page is asked
//! for more often than any other.

use super::{
    company::{self, Member},
    query,
};
use crate::{ids::EditionId, stories::facts::language};
use diesel::QueryResult;
use lamplight_core::{db::Db, web::ui::Html};
use lamplight_markdown as markdown;
use lru::LruCache;
use std::{
    num::NonZeroUsize,
    sync::{Arc, LazyLock, Mutex, PoisonError},
};

/// More editions than are looked at in any hour; each takes some ten kilobytes.
const MOST: NonZeroUsize = NonZeroUsize::new(1024).unwrap();

type Kept = LruCache<EditionId, Arc<Public>>;

static KEPT: LazyLock<Mutex<Kept>> = LazyLock::new(|| Mutex::new(LruCache::new(MOST)));

/// What everybody may read of an edition.
pub(super) struct Public {
    pub(super) language: String,
    pub(super) authors: String,
    pub(super) description: Html,
    pub(super) setting: Html,
    pub(super) company: Vec<Member>,
}

/// The public side of `edition`, from memory or from the database.
pub(super) fn get(db: &mut Db, edition: EditionId) -> QueryResult<Arc<Public>> {
    if let Some(public) = kept(|kept| kept.get(&edition).cloned()) {
        return Ok(public);
    }
    let public = Arc::new(load(db, edition)?);
    kept(|kept| kept.put(edition, public.clone()));
    Ok(public)
}

fn kept<T>(work: impl FnOnce(&mut Kept) -> T) -> T {
    // A panic while the map was held cannot have left it half-written.
    work(&mut KEPT.lock().unwrap_or_else(PoisonError::into_inner))
}

fn load(db: &mut Db, id: EditionId) -> QueryResult<Public> {
    let edition = query::edition(db, id)?;
    let authors: Vec<String> = edition.authors.into_iter().flatten().collect();
    Ok(Public {
        language: language(&edition.language),
        authors: authors.join(", "),
        description: Html(markdown::render(&edition.shop_description)),
        setting: Html(markdown::render(&edition.setting_description)),
        company: company::load(db, id)?,
    })
}
