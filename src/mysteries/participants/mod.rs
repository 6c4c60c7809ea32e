//! The people at a session: coming in with the code, leaving, taken out and let back in.

pub mod command;
pub mod door;
pub mod form;
mod guesses;
pub mod handlers;
pub mod join;
pub mod nudge;
pub mod pages;
pub mod query;
pub mod returning;
pub mod view;

use lamplight_core::web::{Route, get, post};

pub(crate) fn routes() -> Vec<Route> {
    vec![
        get("/join", door::show),
        post("/join", door::join),
        get("/join/{code}", door::show),
        post("/play/{session}/leave", handlers::leave),
        post("/evenings/{session}/seats/{participant}/remove", handlers::remove),
        post("/evenings/{session}/seats/{participant}/let-out", handlers::let_out),
        post("/evenings/{session}/seats/{participant}/nudge", handlers::nudge),
        post("/evenings/{session}/nudge", handlers::nudge_all),
        post("/evenings/{session}/seats/{participant}/return", handlers::let_back_in),
    ]
}
