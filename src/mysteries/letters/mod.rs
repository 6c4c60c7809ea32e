//! Letters: dealt by the round, opened by whom they are for, and seen as opened by the host.

pub mod command;
pub mod handlers;
pub mod view;

use lamplight_core::web::{Route, post};

pub(crate) fn routes() -> Vec<Route> {
    vec![post("/play/{session}/letters/{round}", handlers::open)]
}
