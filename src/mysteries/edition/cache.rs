//! Editions kept in memory, the ones in use rather than the others.

use super::{Edition, load};
use crate::ids::EditionId;
use lamplight_core::{db::Db, error::AppError};
use lru::LruCache;
use std::{
    num::NonZeroUsize,
    sync::{Arc, Mutex, PoisonError},
};

/// More editions than are played at once anywhere. A large one takes some megabytes.
const MOST: NonZeroUsize = NonZeroUsize::new(64).unwrap();

/// The editions that were used last. One more, and the one used longest ago goes.
pub struct EditionCache {
    kept: Mutex<LruCache<EditionId, Arc<Edition>>>,
}

impl Default for EditionCache {
    fn default() -> Self {
        Self { kept: Mutex::new(LruCache::new(MOST)) }
    }
}

impl EditionCache {
    /// The edition `id`, from memory or from the database.
    ///
    /// # Errors
    /// `NotFound`, or the database's.
    pub fn get(&self, db: &mut Db, id: EditionId) -> Result<Arc<Edition>, AppError> {
        if let Some(edition) = self.kept(id) {
            return Ok(edition);
        }
        let edition = Arc::new(load(db, id)?);
        self.keep(edition.clone());
        Ok(edition)
    }

    fn kept(&self, id: EditionId) -> Option<Arc<Edition>> {
        self.with(|kept| kept.get(&id).cloned())
    }

    fn keep(&self, edition: Arc<Edition>) {
        self.with(|kept| kept.put(edition.id, edition));
    }

    fn with<T>(&self, work: impl FnOnce(&mut LruCache<EditionId, Arc<Edition>>) -> T) -> T {
        // A panic while the map was held cannot have left it half-written.
        work(&mut self.kept.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn id(number: u128) -> EditionId {
        Uuid::from_u128(number).into()
    }

    fn edition(number: u128) -> Arc<Edition> {
        Arc::new(Edition { id: id(number), ..Edition::default() })
    }

    #[test]
    fn a_sixty_fifth_edition_drops_only_the_one_used_longest_ago() {
        let cache = EditionCache::default();
        (0..64).for_each(|number| cache.keep(edition(number)));
        // The first is played again, so the second is the one that was used longest ago.
        assert!(cache.kept(id(0)).is_some());
        cache.keep(edition(64));
        assert!(cache.kept(id(1)).is_none());
        for number in (0..=64).filter(|number| *number != 1) {
            assert!(cache.kept(id(number)).is_some(), "edition {number} is gone");
        }
    }
}
