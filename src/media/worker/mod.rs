//! Pictures are decoded in a process of its own, which can do little and takes little: a decoder
//! that has a mistake loses one upload, and not the program.
//!
//! The program starts itself again for it: see [`Worker`] for the one side and [`worker_main`] for
//! the other.

mod child;
mod confine;
mod parent;
mod wire;

pub use child::worker_main;
pub use confine::confine;
pub use parent::{Picture, PictureError, Timing, Variant, Worker};
