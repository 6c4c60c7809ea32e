//! Pictures that people upload: taken in, seen by those who may, and gone when they are done with.

// A story that cannot go on ends right there, and says why.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]

mod cover;
mod files;
mod gone;
mod refused;
mod scene;
mod serving;
