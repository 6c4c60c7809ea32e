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
        get("/play/{session}/link", handlers::own),
        post("/play/{session}/link", handlers::renew_own),
        post("/play/{session}/link/mine", handlers::was_me),
        get("/play/{session}/link.svg", handlers::own_picture),
        get("/evenings/{session}/seats/{participant}", handlers::of_guest),
        get("/evenings/{session}/seats/{participant}/link.svg", handlers::picture_of_guest),
        post("/evenings/{session}/seats/{participant}", handlers::renew_for),
    ]
}
