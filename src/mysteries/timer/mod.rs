//! The round's clock.

pub mod command;
pub mod form;
pub mod handlers;
pub mod view;

use lamplight_core::web::{Route, post};

pub(crate) fn routes() -> Vec<Route> {
    vec![post("/evenings/{session}/clock", handlers::turn)]
}
