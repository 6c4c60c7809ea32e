//! Marks on clues, each seat's own: which it has seen, and which are important to it.

pub mod command;
pub mod form;
pub mod handlers;

use lamplight_core::web::{Route, post};

pub(crate) fn routes() -> Vec<Route> {
    vec![post("/play/{session}/marks", handlers::mark)]
}
