//! Pictures that people upload: taken in, seen by those who may, and gone when they are done with.

// A story that cannot go on ends right there, and says why.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]
// It may ask the system what time it is.
#![allow(clippy::disallowed_methods)]

mod bucket;
mod cover;
mod files;
mod gone;
#[path = "../../src/media/tests/media/moto.rs"]
mod moto;
mod refused;
mod scene;
mod serving;
