//! A story's own page: what a host and the guests may know beforehand, and nothing more.

mod cache;
mod company;
mod handlers;
mod pages;
mod query;

use lamplight_core::web::{Route, get};

/// The feature's rows.
pub(super) fn routes() -> Vec<Route> {
    vec![get("/stories/{slug}", handlers::show)]
}
