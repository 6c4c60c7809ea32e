//! Lamplight: host games for other people.
//!
//! This is the program: the command line, opening and closing, demo data, the front page. It is the
//! only crate that knows all areas, and [`app`] the only place that lists them. Every area has the
//! same plan: `routes` → `access` → `handlers` → `form` → `command` or `query` → tables; then
//! `pages` → template. What all areas share is in [`lamplight_core`].

// Tables of one area are imported together; their names say where they are from.
#![allow(clippy::wildcard_imports)]

pub mod app;
pub mod cli;
pub mod demo;
pub mod error;
pub mod front;
pub mod operators;
pub mod serve;

pub use lamplight_accounts as accounts;
pub use lamplight_core as core;
pub use lamplight_mysteries as mysteries;
