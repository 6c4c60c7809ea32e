//! A story's cover: drawn from a name, or a picture that its author has uploaded.
//!
//! The name stands in the story's file. An upload stands beside it, in `stories.cover_media_id`: a
//! file travels without our pictures, and is drawn where it arrives.

mod command;
mod handlers;
mod image;
mod pages;

pub(crate) use command::choose;
pub(crate) use image::{Cover, CoverOf, cover, cover_of};
pub(crate) use pages::CoverForm;

use diesel::prelude::*;
use lamplight_core::{
    db::Db,
    media::Purpose,
    web::{Route, get, limits::Limit, post},
};
use lamplight_media::Crop;
use lamplight_schema::stories::stories as s;
use uuid::Uuid;

/// The picture itself, in bytes.
const MOST_BYTES: usize = 20_000_000;
/// The form around it.
const AROUND: usize = 10_000;
/// Pictures from one household.
const UPLOADS: Limit = Limit { name: "cover uploaded", burst: 20, every_seconds: 60 };

/// As wide as lists show it on a sharp screen, and as it would be printed.
const WIDTHS: [u32; 2] = [640, 1600];

/// Covers as uploads. They have the proportions of those that are drawn, so that each fits where
/// the other was.
pub(crate) static COVERS: Purpose = Purpose {
    name: "story_cover",
    crop: Crop::Centre { width: 5, height: 7 },
    widths: &WIDTHS,
    is_public,
};

/// Whether the story that has this cover may be seen by whoever has its address.
fn is_public(db: &mut Db, upload: Uuid) -> QueryResult<bool> {
    let open = s::table
        .filter(s::cover_media_id.eq(upload))
        .filter(s::status.eq("published"))
        .filter(s::visibility.ne("private"))
        .filter(s::deleted_at.is_null());
    diesel::select(diesel::dsl::exists(open)).get_result(db)
}

/// The rows. They stand before the editor's `{part}`.
pub(super) fn routes() -> Vec<Route> {
    vec![
        get("/stories/{slug}/edit/cover", handlers::show),
        post("/stories/{slug}/edit/cover", handlers::take).body(MOST_BYTES + AROUND).rate(UPLOADS),
        post("/stories/{slug}/edit/cover/drawn", handlers::take_drawn),
    ]
}
