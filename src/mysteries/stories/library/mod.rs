//! The library: every published public story, to look through and to narrow down.

mod filter;
mod handlers;
mod pages;
mod query;

use lamplight_core::web::{Route, get};

/// The feature's rows.
pub(super) fn routes() -> Vec<Route> {
    vec![get("/stories", handlers::show)]
}
