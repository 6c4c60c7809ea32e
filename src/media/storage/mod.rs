//! Where bytes are kept: in a folder of this machine, or with any service that speaks S3.

mod error;
mod range;
mod s3;

use std::fs::DirBuilder;
use std::os::unix::fs::DirBuilderExt;
use std::path::Path;
use std::sync::Arc;

use bytes::Bytes;
use futures_util::stream::BoxStream;
use futures_util::{StreamExt, TryStreamExt};
use object_store::local::LocalFileSystem;
use object_store::{Attribute, GetOptions, ObjectStore, ObjectStoreExt, PutOptions, path};

pub use error::StorageError;
pub use range::ByteRange;
pub use s3::{S3Settings, use_ring_for_tls};

use crate::{MediaId, VariantName};

/// The name of one file in the storage: made of numbers and names of ours only.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Key(String);

impl Key {
    /// The key of one variant of an upload.
    #[must_use]
    pub fn new(id: MediaId, variant: &VariantName) -> Self {
        // Two characters in front spread the files over 256 folders; the last ones, since the first
        // of some UUIDs are the time.
        let id = id.to_string();
        let spread = id.get(id.len() - 2..).unwrap_or_default();
        Self(format!("{spread}/{id}/{variant}"))
    }

    fn path(&self) -> path::Path {
        path::Path::from(self.0.as_str())
    }
}

impl std::fmt::Display for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// Where the bytes are. Cheap to clone; all clones share one pool of connections.
#[derive(Clone, Debug)]
pub struct Storage {
    store: Arc<dyn ObjectStore>,
    keeps_content_type: bool,
}

/// A file, or a part of it, on its way out.
pub struct Content {
    /// How large the whole file is, in bytes.
    pub size: u64,
    /// Which of its bytes come: the first, and the one after the last.
    pub range: std::ops::Range<u64>,
    /// The bytes themselves, in pieces.
    pub stream: BoxStream<'static, Result<Bytes, StorageError>>,
}

impl Storage {
    /// Keeps them in this folder, which is made, for this user only, if it is not there.
    pub fn folder(folder: &Path) -> Result<Self, StorageError> {
        let made = DirBuilder::new().recursive(true).mode(0o700).create(folder);
        made.map_err(|error| StorageError::Unavailable(error.into()))?;
        // Written to the disk before it counts as kept, as PostgreSQL does with the row about it.
        let store = LocalFileSystem::new_with_prefix(folder)?.with_fsync(true);
        let store = store.with_automatic_cleanup(true);
        Ok(Self { store: Arc::new(store), keeps_content_type: false })
    }

    /// Keeps them in a bucket. Nothing is asked of the service yet.
    pub fn s3(settings: &S3Settings) -> Result<Self, StorageError> {
        Ok(Self { store: Arc::new(s3::connect(settings)?), keeps_content_type: true })
    }

    /// Keeps a file under this key, in place of what was there. Who reads meanwhile gets the old
    /// bytes or the new, never some of each and never half a file.
    pub async fn put(
        &self,
        key: &Key,
        content_type: &'static str,
        bytes: Bytes,
    ) -> Result<(), StorageError> {
        let mut options = PutOptions::default();
        if self.keeps_content_type {
            options.attributes.insert(Attribute::ContentType, content_type.into());
        }
        match self.store.put_opts(&key.path(), bytes.into(), options).await {
            Ok(_) => Ok(()),
            // Nothing has to be there for it but the bucket.
            Err(error @ object_store::Error::NotFound { .. }) => {
                Err(StorageError::Internal(error.into()))
            }
            Err(error) => Err(error.into()),
        }
    }

    /// The bytes under this key, or a part of them.
    pub async fn get(&self, key: &Key, range: Option<ByteRange>) -> Result<Content, StorageError> {
        let options =
            GetOptions { range: range.map(ByteRange::into_get_range), ..GetOptions::default() };
        let found = match self.store.get_opts(&key.path(), options).await {
            Ok(found) => found,
            Err(error) => return Err(self.why_not(key, range, error.into()).await),
        };
        let size = found.meta.size;
        if range.is_some_and(|range| !range.is_within(size)) {
            return Err(StorageError::OutOfRange { size });
        }
        let range = found.range.clone();
        let stream = found.into_stream().map_err(StorageError::from).boxed();
        Ok(Content { size, range, stream })
    }

    /// At some stores a range that begins after the end fails as a broken service does: only the
    /// size tells.
    async fn why_not(
        &self,
        key: &Key,
        range: Option<ByteRange>,
        error: StorageError,
    ) -> StorageError {
        let Some(range) = range.filter(|_| !matches!(error, StorageError::NotFound)) else {
            return error;
        };
        match self.size(key).await {
            Ok(size) if !range.is_within(size) => StorageError::OutOfRange { size },
            _ => error,
        }
    }

    /// How large the file under this key is, in bytes.
    pub async fn size(&self, key: &Key) -> Result<u64, StorageError> {
        Ok(self.store.head(&key.path()).await?.size)
    }

    /// Whether there is something under this key.
    pub async fn exists(&self, key: &Key) -> Result<bool, StorageError> {
        match self.size(key).await {
            Ok(_) => Ok(true),
            Err(StorageError::NotFound) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Deletes what is under this key. If there is nothing, that is as good: a job may come twice.
    pub async fn delete(&self, key: &Key) -> Result<(), StorageError> {
        match self.store.delete(&key.path()).await.map_err(StorageError::from) {
            Err(StorageError::NotFound) => Ok(()),
            result => result,
        }
    }
}
