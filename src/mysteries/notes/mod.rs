//! A player's own notes: read by nobody else, ever.

pub mod command;
pub mod form;
pub mod handlers;
pub mod query;

use lamplight_core::web::{Route, post};

pub(crate) fn routes() -> Vec<Route> {
    vec![post("/play/{evening}/notes", handlers::keep)]
}
