//! Sessions: one's own, opening one, its code, its table, calling it off.

pub mod changing;
pub mod command;
pub mod form;
pub mod handlers;
pub mod pages;
pub mod query;
mod wording;

use lamplight_core::web::{Route, get, post};

pub(crate) fn routes() -> Vec<Route> {
    vec![
        get("/stories/{slug}/host", handlers::show),
        post("/stories/{slug}/host", handlers::open),
        get("/evenings", handlers::list),
        get("/evenings/{session}/change", handlers::show_change),
        post("/evenings/{session}/change", handlers::change),
        post("/evenings/{session}/seats", handlers::set_seats),
        post("/evenings/{session}/cancel", handlers::cancel),
        get("/evenings/{session}/door", handlers::door),
        get("/evenings/{session}/code.svg", handlers::code_picture),
    ]
}
