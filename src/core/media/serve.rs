//! Files of uploads on their way to browsers.

use super::access::{MediaReader, SeenBy, StoredFile};
use crate::{
    error::AppError,
    web::{Gate, gate::Answer},
};
use actix_web::{
    HttpRequest, HttpResponse, HttpResponseBuilder,
    body::SizedStream,
    http::{StatusCode, header},
};
use lamplight_media::{
    MediaId,
    storage::{ByteRange, Content, Key, StorageError},
};

/// What a browser has of a file and wants of it.
struct Asked {
    has_it: bool,
    range: Option<ByteRange>,
}

impl Asked {
    fn read(http: &HttpRequest, tag: &str) -> Self {
        let text =
            |name: header::HeaderName| http.headers().get(name).and_then(|it| it.to_str().ok());
        let known = text(header::IF_NONE_MATCH).unwrap_or_default();
        let has_it = known.split(',').any(|it| it.trim().trim_start_matches("W/") == tag);
        // A part of what has changed since would be of no use.
        let same = text(header::IF_RANGE).is_none_or(|it| it.trim() == tag);
        let range = text(header::RANGE).filter(|_| same).and_then(ByteRange::from_header);
        Self { has_it, range }
    }
}

/// Answers `/media/{id}/{variant}`. What is at an address never changes.
pub(crate) async fn serve(gate: Gate<MediaReader>, http: HttpRequest) -> Answer {
    let gate = gate.admit().await?;
    let MediaReader { file, seen_by, .. } = gate.who();
    let tag = format!("\"{}-{}\"", file.id, file.name);
    let asked = Asked::read(&http, &tag);
    if asked.has_it {
        return Ok(begun(StatusCode::NOT_MODIFIED, *seen_by, &tag).finish());
    }
    let storage = gate.core().media.storage().map_err(|error| gate.refuse(failed(&error)))?;
    let name = file.name.parse().map_err(|_| gate.refuse(AppError::NotFound))?;
    match storage.get(&Key::new(MediaId(file.id), &name), asked.range).await {
        Ok(content) => Ok(send(content, file, *seen_by, &tag)),
        Err(StorageError::OutOfRange { size }) => {
            let mut response = begun(StatusCode::RANGE_NOT_SATISFIABLE, *seen_by, &tag);
            response.insert_header((header::CACHE_CONTROL, "no-store"));
            response.insert_header((header::CONTENT_RANGE, format!("bytes */{size}")));
            Ok(response.finish())
        }
        Err(error) => Err(gate.refuse(failed(&error))),
    }
}

fn send(content: Content, file: &StoredFile, seen_by: SeenBy, tag: &str) -> HttpResponse {
    let Content { size, range, stream } = content;
    let length = range.end - range.start;
    let whole = length == size;
    let status = if whole { StatusCode::OK } else { StatusCode::PARTIAL_CONTENT };
    let mut response = begun(status, seen_by, tag);
    if !whole {
        let part = format!("bytes {}-{}/{size}", range.start, range.end.saturating_sub(1));
        response.insert_header((header::CONTENT_RANGE, part));
    }
    response
        .insert_header((header::CONTENT_TYPE, file.content_type.as_str()))
        .insert_header((header::CONTENT_DISPOSITION, "inline"))
        .body(SizedStream::new(length, stream))
}

fn begun(status: StatusCode, seen_by: SeenBy, tag: &str) -> HttpResponseBuilder {
    let cache = match seen_by {
        SeenBy::Everybody => "public, max-age=31536000, immutable".to_owned(),
        SeenBy::Owner => "private, max-age=3600".to_owned(),
        SeenBy::Bearer(seconds) => format!("private, max-age={seconds}"),
    };
    let mut response = HttpResponseBuilder::new(status);
    response
        .insert_header((header::CACHE_CONTROL, cache))
        .insert_header((header::ETAG, tag))
        .insert_header((header::ACCEPT_RANGES, "bytes"));
    response
}

/// A row without its file is a mistake of ours, or of whoever restored a backup.
fn failed(error: &StorageError) -> AppError {
    match error {
        StorageError::Unavailable(_) => {
            tracing::warn!(%error, "a picture cannot be read just now");
            AppError::Unavailable
        }
        StorageError::NotFound => {
            tracing::warn!("a picture has a row and no file");
            AppError::NotFound
        }
        other => AppError::internal(other),
    }
}
