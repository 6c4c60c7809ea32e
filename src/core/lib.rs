//! What every area of Lamplight stands on: settings, the database behind its gate, the web, live
//! pages, and who is signed in. It knows no area.

// Tables of one area are imported together; their names say where they are from.
#![allow(clippy::wildcard_imports)]

// Templates that all areas share name things by this crate's name.
extern crate self as lamplight_core;

pub mod app;
pub mod area;
pub mod clock;
pub mod closed;
pub mod closing;
pub mod codes;
pub mod config;
pub mod countdown;
pub mod db;
pub mod drafts;
pub mod error;
pub mod form_schema;
pub mod ids;
pub mod jobs;
pub mod limits;
pub mod listening;
pub mod live;
pub mod logs;
pub mod mail;
mod mailer;
pub mod media;
pub mod media_area;
pub mod metrics;
pub mod notify;
pub mod operations;
pub mod paging;
pub mod people;
pub mod pictures;
pub mod queue;
pub mod request;
pub mod search;
pub mod signed_link;
mod state;
pub mod store;
pub mod sweep;
pub mod web;

pub use area::{Area, Areas};
pub use state::Core;
