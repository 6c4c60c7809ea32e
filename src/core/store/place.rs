//! Where the bytes are, and who makes them anew.

use super::Purpose;
use crate::config::Config;
use lamplight_media::{
    Limits,
    storage::{S3Settings, Storage, StorageError},
    worker::{Timing, Worker},
};
use std::{
    ffi::OsString,
    path::PathBuf,
    sync::{OnceLock, RwLock},
};

/// What the program is told to be a worker; hidden in its help.
const WORKER: &str = "media-worker";

/// What every request can reach of media.
pub struct Media {
    pub(crate) worker: Worker,
    folder: PathBuf,
    s3: Option<S3Settings>,
    storage: OnceLock<Storage>,
    purposes: RwLock<Vec<&'static Purpose>>,
}

impl Media {
    /// As `config` says. Nothing is made or asked yet.
    pub fn new(config: &Config) -> Self {
        Self {
            worker: worker(config.worker_program.clone()),
            folder: config.data_dir.join("media"),
            s3: config.s3.clone(),
            storage: OnceLock::new(),
            purposes: RwLock::default(),
        }
    }

    /// Learns what the areas take.
    pub fn register(&self, purposes: &'static [Purpose]) {
        if let Ok(mut known) = self.purposes.write() {
            known.extend(purposes);
        }
    }

    pub(crate) fn purpose(&self, name: &str) -> Option<&'static Purpose> {
        let known = self.purposes.read().ok()?;
        known.iter().copied().find(|purpose| purpose.name == name)
    }

    /// The storage. Its folder is made when it is needed first: who keeps the data elsewhere may
    /// have no data directory.
    ///
    /// # Errors
    /// When the folder cannot be made, or the settings are none for a bucket.
    pub fn storage(&self) -> Result<Storage, StorageError> {
        if let Some(storage) = self.storage.get() {
            return Ok(storage.clone());
        }
        let storage = self.fresh_storage()?;
        Ok(self.storage.get_or_init(|| storage).clone())
    }

    /// The same place with connections of its own, for work in a runtime of its own.
    pub(crate) fn fresh_storage(&self) -> Result<Storage, StorageError> {
        match &self.s3 {
            Some(settings) => Storage::s3(settings),
            None => Storage::folder(&self.folder),
        }
    }
}

fn worker(program: Option<PathBuf>) -> Worker {
    let (limits, timing) = (Limits::default(), Timing::default());
    let arguments = || vec![OsString::from(WORKER)];
    match program {
        Some(program) => Worker::new(program, arguments(), limits, timing),
        // A system that does not say where this program is may still know it by its name.
        None => Worker::this_program(arguments(), limits, timing)
            .unwrap_or_else(|_| Worker::new("lamplight".into(), arguments(), limits, timing)),
    }
}
