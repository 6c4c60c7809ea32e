//! What is left of a session: who was there, what happened, who was right, every secret.

pub mod command;
pub mod form;
pub mod handlers;
pub mod pages;
pub mod query;
pub mod view;

use crate::{Mysteries, access::RECAP};
use lamplight_core::web::{Route, get, post};
use uuid::Uuid;

pub(crate) fn routes() -> Vec<Route> {
    vec![
        get("/recap/{evening}", handlers::show),
        get("/recap/{evening}/{signature}", handlers::show),
        post("/evenings/{evening}/share", handlers::share),
    ]
}

/// The link by which a shared recap is read.
pub fn link(area: &Mysteries, session: Uuid) -> String {
    area.core.link(&format!("/recap/{session}/{}", area.core.key.sign(RECAP, &session.to_string())))
}
