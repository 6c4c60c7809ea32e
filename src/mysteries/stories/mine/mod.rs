//! One's own stories and how far they are.

mod handlers;
mod pages;
mod query;

use lamplight_core::web::{Route, get};

/// The feature's rows.
pub(super) fn routes() -> Vec<Route> {
    vec![get("/stories/mine", handlers::show)]
}
