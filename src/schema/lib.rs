//! Lamplight's tables as Diesel sees them, a file per area.
//!
//! The area files are printed by the Diesel command line (`scripts/schema`) and change with
//! migrations only. The pairs of tables that appear in one query are written by hand in
//! [`links`]. A crate of its own, because compiling tables is slow and they rarely change.

pub mod accounts;
pub mod evenings;
mod links;
pub mod media;
pub mod notifications;
pub mod platform;
pub mod search;
pub mod stories;
