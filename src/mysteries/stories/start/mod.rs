//! A new story begins with a title; the rest is there to be written over.

mod command;
mod handlers;
mod pages;

pub(super) use command::template;

use lamplight_core::web::{Route, get, post};

/// The feature's rows.
pub(super) fn routes() -> Vec<Route> {
    vec![get("/stories/new", handlers::show), post("/stories/new", handlers::begin)]
}
