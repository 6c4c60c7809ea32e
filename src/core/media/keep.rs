//! Taking in what somebody sent: made anew by a worker, counted, written down, put away.

use super::{
    Media, Purpose,
    rows::{self, Full},
};
use crate::{
    error::AppError,
    web::{Admitted, Policy},
};
use actix_web::http::StatusCode;
use bytes::Bytes;
use lamplight_media::{
    MediaId, OverQuota, Refusal, VariantName,
    storage::{Key, Storage, StorageError},
    worker::{Picture, PictureError},
};
use std::fmt;
use uuid::Uuid;

/// A picture that is there and that nothing shows yet. Unless [`super::begin_use`] is called within
/// the hour, it is forgotten.
#[derive(Debug, Clone, Copy)]
pub struct Kept {
    /// Its id.
    pub id: Uuid,
}

/// Why a picture was not kept; as text it is a sentence for who sent it.
#[derive(Debug)]
pub enum NotKept {
    /// The picture's fault, or nobody had time for it.
    Picture(PictureError),
    /// There is no room.
    Full(OverQuota),
    /// The storage's fault.
    Storage(StorageError),
}

impl NotKept {
    /// What the page is answered with that says so.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::Picture(PictureError::Busy | PictureError::NotStarted(_)) | Self::Storage(_) => {
                StatusCode::SERVICE_UNAVAILABLE
            }
            Self::Picture(PictureError::Refused(Refusal::TooManyBytes { .. })) => {
                StatusCode::PAYLOAD_TOO_LARGE
            }
            Self::Picture(_) | Self::Full(_) => StatusCode::UNPROCESSABLE_ENTITY,
        }
    }

    fn log(&self) {
        match self {
            Self::Picture(PictureError::Died(how)) => tracing::warn!(%how, "a media worker died"),
            Self::Picture(PictureError::TimedOut) => tracing::warn!("a media worker took too long"),
            Self::Picture(PictureError::NotStarted(error)) => {
                tracing::error!(%error, "no media worker could be started");
            }
            Self::Storage(error) => tracing::error!(%error, "a picture was not kept"),
            Self::Picture(_) | Self::Full(_) => {}
        }
    }
}

impl fmt::Display for NotKept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Picture(error) => error.fmt(f),
            Self::Full(error) => error.fmt(f),
            Self::Storage(_) => {
                f.write_str("Pictures cannot be kept just now. Please try again later.")
            }
        }
    }
}

/// Takes in the picture in `file` for `owner`: makes its files, takes room for them and puts them
/// away. Whatever fails, no row is left that is shown and lacks its file.
///
/// # Errors
/// The finished error page, where the database fails.
pub async fn keep<P: Policy, S: Send + Sync + 'static>(
    gate: &Admitted<P, S>,
    owner: Uuid,
    purpose: &'static Purpose,
    file: Bytes,
) -> Result<Result<Kept, NotKept>, actix_web::Error> {
    // Who has no room at all need not wait for a worker to be told so.
    let quota = gate.db(move |ctx| Ok(rows::quota(ctx.db, owner)?)).await?;
    if let Err(full) = quota.with(1) {
        return Ok(Err(NotKept::Full(full)));
    }
    let media = &gate.core().media;
    let picture = match media.worker.take_in(file, purpose.recipe()).await {
        Ok(picture) => picture,
        Err(error) => return Ok(Err(logged(NotKept::Picture(error)))),
    };
    let written = picture.clone();
    let reserved = gate.db(move |ctx| {
        match rows::reserve(ctx.db, owner, purpose.name, &written, ctx.core.clock.now()) {
            Ok(id) => Ok(Ok(id)),
            Err(Full::Over(full)) => Ok(Err(full)),
            Err(Full::Failed(error)) => Err(AppError::from(error)),
        }
    });
    let id = match reserved.await? {
        Ok(id) => id,
        Err(full) => return Ok(Err(NotKept::Full(full))),
    };
    match put(media, id, picture).await {
        Ok(()) => Ok(Ok(Kept { id })),
        Err(error) => {
            gate.db(move |ctx| Ok(rows::delete(ctx.db, id, ctx.core.clock.now())?)).await?;
            Ok(Err(logged(NotKept::Storage(error))))
        }
    }
}

pub(super) fn logged(why: NotKept) -> NotKept {
    why.log();
    why
}

async fn put(media: &Media, id: Uuid, picture: Picture) -> Result<(), StorageError> {
    put_into(&media.storage()?, id, picture).await
}

pub(super) async fn put_into(
    storage: &Storage,
    id: Uuid,
    picture: Picture,
) -> Result<(), StorageError> {
    for variant in picture.variants {
        let key = Key::new(MediaId(id), &VariantName::of_width(variant.asked_width));
        storage.put(&key, variant.output.content_type(), variant.bytes).await?;
    }
    Ok(())
}
