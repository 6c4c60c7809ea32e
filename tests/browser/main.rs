//! Lamplight in real browsers: what people see, click and type.

// A story that cannot go on ends right there, and says why.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]
// It may ask the system what time it is.
#![allow(clippy::disallowed_methods)]

mod driver;
mod evening;
mod inspection;
mod line;
mod live;
mod pages;
mod window;
mod workshop;
