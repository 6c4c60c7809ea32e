//! The house as a whole: its plan, its files, its demo, its README.

// A story that cannot go on ends right there, and says why.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]
// It may ask the system what time it is.
#![allow(clippy::disallowed_methods)]

mod architecture;
mod assets;
mod buttons;
mod demo;
mod imports;
mod jobs;
mod layers;
mod readme;
mod sources;
