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
pub mod codes;
pub mod config;
pub mod countdown;
pub mod db;
pub mod drafts;
pub mod error;
pub mod form_schema;
pub mod ids;
pub mod jobs;
pub mod live;
pub mod logs;
pub mod mail;
pub mod media;
pub mod metrics;
pub mod notify;
pub mod people;
pub mod signed_link;
pub mod web;

pub use app::Core;
pub use area::{Area, Areas};
