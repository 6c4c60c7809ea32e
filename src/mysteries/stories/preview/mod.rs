//! A draft as others will see it: the public part, a character's phone, the host's script.

mod handlers;
mod names;
mod pages;

use lamplight_core::web::{Route, get};

/// The feature's rows.
pub(super) fn routes() -> Vec<Route> {
    vec![
        get("/stories/{slug}/preview", handlers::guest),
        get("/stories/{slug}/preview/script", handlers::script),
        get("/stories/{slug}/preview/as/{character}", handlers::phone),
    ]
}
