//! The television: what everybody may see, large. Reached by a signed link, without signing in.

pub mod command;
pub mod handlers;
pub mod pages;

use crate::{
    Mysteries,
    access::{SCREEN, screen_text},
    evening::rows::Session,
};
use lamplight_core::web::{Route, get, post};

pub(crate) fn routes() -> Vec<Route> {
    vec![
        get("/screen/{evening}/{signature}", handlers::show),
        post("/evenings/{evening}/screen", handlers::renew_link),
    ]
}

/// The television's link.
pub fn link(area: &Mysteries, session: &Session) -> String {
    let text = screen_text(session.id, session.screen_version);
    area.core.link(&format!("/screen/{}/{}", session.id, area.core.key.sign(SCREEN, &text)))
}
