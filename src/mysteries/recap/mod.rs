//! What is left of a session: who was there, what happened, who was right, every secret.

pub mod command;
pub mod form;
pub mod handlers;
pub mod pages;
pub mod query;
pub mod seen;
pub mod view;

use lamplight_core::web::{Route, get, post};

pub(crate) fn routes() -> Vec<Route> {
    vec![
        get("/play/{session}/seen", seen::show),
        get("/recap/{session}", handlers::show),
        get("/recap/{session}/{signature}", handlers::show),
        post("/evenings/{session}/share", handlers::share),
        post("/evenings/{session}/recap", handlers::renew_link),
    ]
}
