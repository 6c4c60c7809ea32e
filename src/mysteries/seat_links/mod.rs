//! A seat's own link: shown by the guest or by the host, opened on another phone, made anew.

pub mod command;
pub mod handlers;
pub mod pages;
pub mod query;

use lamplight_core::web::{Route, get, post};

pub(crate) fn routes() -> Vec<Route> {
    vec![
        get("/seat/{participant}/{signature}", handlers::open),
        post("/seat/{participant}/{signature}", handlers::sit_down),
        get("/play/{evening}/link", handlers::own),
        post("/play/{evening}/link", handlers::renew_own),
        get("/evenings/{evening}/seats/{participant}", handlers::of_guest),
        post("/evenings/{evening}/seats/{participant}", handlers::renew_for),
    ]
}
