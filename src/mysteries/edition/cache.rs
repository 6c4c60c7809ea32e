//! Editions kept in memory, the ones in use rather than the others.

use super::{Edition, load};
use lamplight_core::{db::Db, error::AppError};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};
use uuid::Uuid;

/// More editions than are played at once anywhere. A large one takes some megabytes.
const MOST: usize = 64;

/// The editions that were read last.
#[derive(Default)]
pub struct EditionCache {
    kept: Mutex<LeastRecentlyUsed<Uuid, Arc<Edition>, MOST>>,
}

impl EditionCache {
    /// The edition `id`, from memory or from the database.
    ///
    /// # Errors
    /// `NotFound`, or the database's.
    pub fn get(&self, db: &mut Db, id: Uuid) -> Result<Arc<Edition>, AppError> {
        if let Some(edition) = self.with(|kept| kept.get(&id)) {
            return Ok(edition);
        }
        let edition = Arc::new(load(db, id)?);
        self.with(|kept| kept.insert(id, edition.clone()));
        Ok(edition)
    }

    fn with<T>(
        &self,
        work: impl FnOnce(&mut LeastRecentlyUsed<Uuid, Arc<Edition>, MOST>) -> T,
    ) -> T {
        // A panic while the map was held cannot have left it half-written.
        work(&mut self.kept.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// At most `MOST` values; one more, and the one that was used longest ago goes.
pub(crate) struct LeastRecentlyUsed<K, V, const MOST: usize> {
    /// The values, each with the number of its last use.
    values: HashMap<K, (u64, V)>,
    uses: u64,
}

impl<K, V, const MOST: usize> Default for LeastRecentlyUsed<K, V, MOST> {
    fn default() -> Self {
        Self { values: HashMap::new(), uses: 0 }
    }
}

impl<K: Copy + Eq + std::hash::Hash, V: Clone, const MOST: usize> LeastRecentlyUsed<K, V, MOST> {
    /// The value of `key`, if it is still kept.
    pub(crate) fn get(&mut self, key: &K) -> Option<V> {
        let (used, value) = self.values.get_mut(key)?;
        self.uses += 1;
        *used = self.uses;
        Some(value.clone())
    }

    /// Keeps a value, and lets another go if there are too many.
    pub(crate) fn insert(&mut self, key: K, value: V) {
        self.uses += 1;
        self.values.insert(key, (self.uses, value));
        if self.values.len() > MOST {
            // With so few, looking at each costs less than keeping them in order.
            let oldest = self.values.iter().min_by_key(|(_, (used, _))| *used);
            if let Some(oldest) = oldest.map(|(key, _)| *key) {
                self.values.remove(&oldest);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_too_many_drops_only_the_one_used_longest_ago() {
        let mut kept = LeastRecentlyUsed::<usize, String, MOST>::default();
        for edition in 0..MOST {
            kept.insert(edition, format!("edition {edition}"));
        }
        // The first is played again, so the second is the one that was used longest ago.
        assert_eq!(kept.get(&0).as_deref(), Some("edition 0"));
        kept.insert(MOST, "one more".to_owned());
        assert_eq!(kept.get(&1), None);
        let others = (0..=MOST).filter(|edition| *edition != 1);
        assert!(others.into_iter().all(|edition| kept.get(&edition).is_some()));
    }
}
