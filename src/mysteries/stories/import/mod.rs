//! A story file comes in: uploaded or pasted, held against every rule, and made a draft.

mod arrival;
mod command;
mod handlers;
mod pages;

use lamplight_core::web::{Route, get, post};

/// The feature's rows.
pub(super) fn routes() -> Vec<Route> {
    vec![
        get("/stories/import", handlers::show),
        post("/stories/import", handlers::take).body(arrival::MOST_IN_FORM),
    ]
}

pub(super) use command::BEGINNINGS;
