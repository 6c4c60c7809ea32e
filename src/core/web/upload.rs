//! Forms with a file: read bit by bit, never more than is allowed, and not for ever.

use super::rules::Rules;
use actix_multipart::{Field, Multipart, MultipartError};
use actix_web::{FromRequest, HttpRequest, dev::Payload};
use bytes::{Bytes, BytesMut};
use futures_util::TryStreamExt;
use std::{
    future::{Ready, ready},
    time::Duration,
};
use tokio::time::timeout;

/// A posted form with a file, of which nothing has been read yet: who may not send it need not send
/// it all to be told so. Its route says how large it may be.
pub struct Upload {
    form: Multipart,
    most: usize,
}

/// What stood in the form, in the order in which it was asked for; empty where nothing was sent.
pub type Fields<const N: usize> = [Bytes; N];

/// Why a form with a file could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UploadError {
    /// It, or one of its fields, is larger than is allowed.
    TooLarge,
    /// It did not arrive whole or in time, or is not what our page sends.
    Broken,
}

impl From<MultipartError> for UploadError {
    fn from(_: MultipartError) -> Self {
        Self::Broken
    }
}

impl FromRequest for Upload {
    type Error = actix_web::Error;
    type Future = Ready<Result<Self, actix_web::Error>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let most = Rules::of(request).largest_body();
        // What is no such form at all is found out when it is read.
        ready(Ok(Self { form: Multipart::new(request.headers(), payload.take()), most }))
    }
}

impl Upload {
    /// Reads the fields of these names, each of at most so many bytes, within `patience`.
    ///
    /// # Errors
    /// See [`UploadError`]. What is too large is still received, as far as patience and four times
    /// the allowance go, and thrown away: browsers show no answer before they have sent all.
    pub async fn read<const N: usize>(
        self,
        wanted: [(&'static str, usize); N],
        patience: Duration,
    ) -> Result<Fields<N>, UploadError> {
        let read = timeout(patience, read(self, wanted));
        read.await.unwrap_or(Err(UploadError::Broken))
    }
}

async fn read<const N: usize>(
    mut upload: Upload,
    wanted: [(&'static str, usize); N],
) -> Result<Fields<N>, UploadError> {
    let mut fields = std::array::from_fn(|_| Bytes::new());
    let mut budget = Budget { left: upload.most, waste: upload.most.saturating_mul(4) };
    let mut too_large = false;
    while let Some(field) = upload.form.try_next().await? {
        let name = field.name().unwrap_or_default();
        let place = wanted.iter().position(|(known, _)| *known == name);
        let place = place.ok_or(UploadError::Broken)?;
        match whole(field, wanted[place].1, &mut budget).await? {
            Some(bytes) => fields[place] = bytes,
            None => too_large = true,
        }
    }
    if too_large { Err(UploadError::TooLarge) } else { Ok(fields) }
}

/// Bytes that may still come: those that are kept, and those that are thrown away.
struct Budget {
    left: usize,
    waste: usize,
}

/// The field's bytes; none if there are too many of them.
async fn whole(
    mut field: Field,
    most: usize,
    budget: &mut Budget,
) -> Result<Option<Bytes>, UploadError> {
    let mut kept = Some(BytesMut::new());
    while let Some(chunk) = field.try_next().await? {
        match &mut kept {
            Some(bytes) if bytes.len() + chunk.len() <= most && chunk.len() <= budget.left => {
                budget.left -= chunk.len();
                bytes.extend_from_slice(&chunk);
            }
            _ => {
                kept = None;
                let waste = budget.waste.checked_sub(chunk.len());
                budget.waste = waste.ok_or(UploadError::TooLarge)?;
            }
        }
    }
    Ok(kept.map(BytesMut::freeze))
}
