//! The table of routes for stories. What has a fixed name stands before `{slug}`.

use super::{cover, editor, import, library, mine, preview, shop, start};
use lamplight_core::web::{Route, get, post};

/// The rows.
pub fn routes() -> Vec<Route> {
    let rows = vec![
        get("/stories", library::show),
        get("/stories/mine", mine::show),
        get("/stories/new", start::show),
        post("/stories/new", start::begin),
        get("/stories/import", import::show),
        post("/stories/import", import::take),
        get("/stories/{slug}", shop::show),
        get("/stories/{slug}/export", import::export),
        get("/stories/{slug}/preview", preview::guest),
        get("/stories/{slug}/preview/script", preview::script),
        get("/stories/{slug}/preview/as/{character}", preview::phone),
    ];
    [rows, cover::routes(), editor::routes()].concat()
}
