//! The host's console: put together from what each feature shows the host.

pub mod handlers;
pub mod pages;
pub mod seats;
pub mod view;

pub(crate) use handlers::back;

use crate::live::handlers as live;
use lamplight_core::web::{Route, get};

pub(crate) fn routes() -> Vec<Route> {
    vec![
        get("/evenings/{evening}", handlers::show),
        get("/evenings/{evening}/events", live::host_events),
        get("/evenings/{evening}/parts", live::host_parts),
    ]
}
