//! The reveal: told screen by screen at the end, and known from the start by a host who may.

pub mod handlers;
pub mod pages;
pub mod view;

use lamplight_core::web::{Route, get};

pub(crate) fn routes() -> Vec<Route> {
    vec![get("/evenings/{session}/everything", handlers::everything)]
}
