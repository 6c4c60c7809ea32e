//! The outside world, and what is shared by all areas, each behind a small face.

pub mod markdown;
