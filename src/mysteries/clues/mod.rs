//! Clues: dealt by the script, held in hands, shown, given away, on the board for all.

pub mod command;
pub mod deal;
pub mod form;
pub(crate) mod gist;
pub mod handlers;
pub mod host;
pub mod list;
pub mod take_back;
pub mod view;

pub use host::LetGo;

use lamplight_core::web::{Route, post};

pub(crate) fn routes() -> Vec<Route> {
    vec![
        post("/evenings/{session}/clues/{clue}", handlers::let_go),
        post("/play/{session}/clues/{clue}", handlers::move_clue),
        post("/play/{session}/clues/{clue}/back", handlers::take_back),
    ]
}
