//! Who plays whom: a guest's wish, the host's casting, the characters as everybody sees them.

pub mod command;
pub mod form;
pub mod handlers;
pub mod matching;
pub mod view;

use lamplight_core::web::{Route, post};

pub(crate) fn routes() -> Vec<Route> {
    vec![
        post("/evenings/{session}/cast", handlers::assign),
        post("/evenings/{session}/cast/everybody", handlers::everybody),
        post("/evenings/{session}/cast/hand-out", handlers::hand_out),
        post("/play/{session}/wish", handlers::wish),
    ]
}
