//! The form of one part of a story, drawn and taken.

mod command;
mod form;
mod handlers;
mod pages;

use lamplight_core::web::{Route, get, post};

/// The feature's rows.
pub(super) fn routes() -> Vec<Route> {
    vec![
        get("/stories/{slug}/edit/{part}/{item}", handlers::show),
        post("/stories/{slug}/edit/{part}/{item}", handlers::save),
        get("/stories/{slug}/add/{part}", handlers::show_new),
        post("/stories/{slug}/add/{part}", handlers::add),
    ]
}
