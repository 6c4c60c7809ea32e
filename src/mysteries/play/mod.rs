//! A seat's page: put together from what each feature shows its player.

pub mod handlers;
pub mod pages;
pub mod seat;
pub mod shared;

pub(crate) use handlers::{again, back, spend};

use lamplight_core::web::{Route, get};

pub(crate) fn routes() -> Vec<Route> {
    vec![get("/play/{evening}", handlers::show)]
}
