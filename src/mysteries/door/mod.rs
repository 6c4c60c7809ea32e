//! The door of a session as its host keeps it: closed or open, and its code made anew. So who was
//! taken out does not come in again as somebody else.

pub mod command;
pub mod form;
pub mod handlers;
mod way_in;

pub(crate) use way_in::WayIn;

use lamplight_core::web::{Route, post};

pub(crate) fn routes() -> Vec<Route> {
    vec![
        post("/evenings/{session}/door", handlers::turn),
        post("/evenings/{session}/code", handlers::renew_code),
    ]
}
