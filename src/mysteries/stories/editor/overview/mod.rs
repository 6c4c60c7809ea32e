//! All parts of a story at a glance, what stands in the way, and the way out.

mod groups;
mod handlers;
mod outline;
mod pages;

pub(in crate::stories) use handlers::page;

use lamplight_core::web::{Route, get, post};

/// The feature's rows.
pub(super) fn routes() -> Vec<Route> {
    vec![
        get("/stories/{slug}/edit", handlers::show),
        post("/stories/{slug}/undo", handlers::undo),
        post("/stories/{slug}/redo", handlers::redo),
    ]
}
