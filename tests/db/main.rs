//! The database and the PostgreSQL that Lamplight brings along.

// A story that cannot go on ends right there, and says why.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]

mod embedded;
mod migrations;
