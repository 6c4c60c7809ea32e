//! Inviting guests by mail: the link to the door, when and where, and something for the calendar.

pub mod command;
mod form;
pub(crate) mod handlers;
mod letter;
mod pages;
pub(crate) mod query;
mod sweep;

pub use form::Guest;
pub(crate) use sweep::sweep;

use lamplight_core::web::{Route, get, post};

/// The feature's rows.
pub(crate) fn routes() -> Vec<Route> {
    vec![
        get("/evenings/{session}/invitations", handlers::show),
        post("/evenings/{session}/invitations", handlers::invite),
        post("/evenings/{session}/invitations/{invitation}/again", handlers::send_again),
        post("/evenings/{session}/invitations/{invitation}/withdraw", handlers::withdraw),
    ]
}
