//! A seat's page: put together from what each feature shows its player.

pub mod forms;
pub mod handlers;
pub mod pages;
pub mod seat;
pub mod shared;

use lamplight_core::web::{Route, get, post};

pub(crate) fn routes() -> Vec<Route> {
    vec![
        get("/play/{session}", handlers::show),
        get("/play/{session}/clues/{clue}", handlers::pass_on),
        get("/play/{session}/people/{assignment}", handlers::hand_to),
        post("/play/{session}/accuse", forms::hand_in),
        post("/play/{session}/notes", forms::keep_notes),
    ]
}
