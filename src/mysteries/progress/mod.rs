//! The session's way: beginning, the script and its one button, the reveal, the end.

pub mod command;
pub mod form;
pub mod handlers;
pub mod ready;
pub mod view;

use lamplight_core::web::{Route, post};

pub(crate) fn routes() -> Vec<Route> {
    vec![
        post("/evenings/{session}/press", handlers::press),
        post("/evenings/{session}/light", handlers::light),
    ]
}
