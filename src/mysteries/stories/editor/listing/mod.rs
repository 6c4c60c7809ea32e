//! A list of a story's parts: looked at, put in order, shortened.

mod command;
mod handlers;
mod pages;

pub(super) use pages::{Crumb, crumbs};

use lamplight_core::web::{Route, get, post};

/// The feature's rows.
pub(super) fn routes() -> Vec<Route> {
    vec![
        get("/stories/{slug}/edit/{part}", handlers::show),
        post("/stories/{slug}/edit/{part}/{item}/move", handlers::move_item),
        post("/stories/{slug}/edit/{part}/{item}/take-out", handlers::take_out),
    ]
}
