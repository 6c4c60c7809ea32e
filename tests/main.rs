//! Stories: what people do with Lamplight, and what they then see.

// A story that cannot go on ends right there, and says why.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]

mod access;
mod accounts;
mod architecture;
mod assets;
mod browser;
mod db;
mod demo;
mod jobs;
mod mysteries;
mod operations;
mod readme;
mod support;
