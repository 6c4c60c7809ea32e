//! Taking back what the host has pressed: everything that the press changed is as it was before,
//! as long as nobody has done anything with it.

pub mod command;
pub mod form;
pub mod handlers;
pub mod view;

use lamplight_core::web::{Route, post};

pub(crate) fn routes() -> Vec<Route> {
    vec![post("/evenings/{session}/take-back", handlers::take_back)]
}
