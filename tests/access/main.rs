//! Every route, called by its rightful owner and by everybody who has no business there.

// A story that cannot go on ends right there, and says why.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]
// It may ask the system what time it is.
#![allow(clippy::disallowed_methods)]

mod calls;
mod expected;
mod matrix;
mod names;
mod outside;
mod owners;
mod pages;
mod play;
mod probe;
mod roles;
mod rules;
mod stages;
mod streams;
mod subject;
mod table;
mod world;
