//! The host's console: put together from what each feature shows the host.

pub mod facts;
pub mod handlers;
pub mod pages;
pub mod questions;
pub mod seats;
pub mod view;

use lamplight_core::web::{Route, get};

pub(crate) fn routes() -> Vec<Route> {
    vec![
        get("/evenings/{session}", handlers::show),
        get("/evenings/{session}/ask/{question}", handlers::ask),
    ]
}
