//! Lamplight: host games for other people.
//!
//! One house, the same plan in every room: `routes` → `access` → `handlers` → `form` →
//! `command` or `query` → tables; then `pages` → template. What every room shares is in [`web`].

// Tables of one area are imported together; their names say where they are from.
#![allow(clippy::wildcard_imports)]

pub mod accounts;
pub mod app;
pub mod cli;
pub mod config;
pub mod db;
pub mod demo;
pub mod error;
pub mod front;
pub mod jobs;
pub mod logs;
pub mod metrics;
pub mod mysteries;
pub mod operations;
pub mod pictures;
pub mod serve;
pub mod services;
pub mod web;
