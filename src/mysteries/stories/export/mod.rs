//! A story file goes out.

mod handlers;

use lamplight_core::web::{Route, get};

/// The feature's rows.
pub(super) fn routes() -> Vec<Route> {
    vec![get("/stories/{slug}/export", handlers::export)]
}
