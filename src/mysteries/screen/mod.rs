//! The television: what everybody may see, large. Reached by a signed link, without signing in.

pub mod command;
pub mod handlers;
mod last_line;
pub mod pages;
mod view;

use lamplight_core::web::{Route, get, post};

pub(crate) fn routes() -> Vec<Route> {
    vec![
        get("/screen/{session}/{signature}", handlers::show),
        post("/evenings/{session}/screen", handlers::renew_link),
    ]
}
