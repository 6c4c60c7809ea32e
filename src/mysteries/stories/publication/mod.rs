//! Publishing a draft, who finds it then, and putting it away.

mod command;
mod edition;
mod handlers;
mod parts;

pub use edition::make_edition;

use lamplight_core::web::{Route, post};

/// The feature's rows.
pub(super) fn routes() -> Vec<Route> {
    vec![
        post("/stories/{slug}/publish", handlers::publish),
        post("/stories/{slug}/archive", handlers::archive),
    ]
}
