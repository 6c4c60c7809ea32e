//! A seat's page: put together from what each feature shows its player.

pub mod handlers;
pub mod pages;
pub mod seat;
pub mod shared;

pub(crate) use handlers::{again, back, spend};

use crate::live::handlers as live;
use lamplight_core::web::{Route, get};

pub(crate) fn routes() -> Vec<Route> {
    vec![
        get("/play/{evening}", handlers::show),
        get("/play/{evening}/events", live::seat_events),
        get("/play/{evening}/parts", live::seat_parts),
    ]
}
