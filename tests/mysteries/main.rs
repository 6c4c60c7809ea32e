//! Mysteries: the stories they are played from, and the evenings themselves.

// A story that cannot go on ends right there, and says why.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]

mod evening;
mod stories;
