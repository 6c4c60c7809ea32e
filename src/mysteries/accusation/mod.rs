//! The accusation: each says who did it, how and why, and at the end it is read out.

pub mod command;
pub mod form;
pub mod handlers;
pub mod view;

use lamplight_core::web::{Route, post};

pub(crate) fn routes() -> Vec<Route> {
    vec![post("/play/{evening}/accuse", handlers::hand_in)]
}
