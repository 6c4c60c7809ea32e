//! Objectives: what each letter asks of its reader, and what they have ticked.

pub mod command;
pub mod form;
pub mod handlers;
pub mod view;

use lamplight_core::web::{Route, post};

pub(crate) fn routes() -> Vec<Route> {
    vec![post("/play/{session}/ticks", handlers::tick)]
}
