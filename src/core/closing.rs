//! Whether the program is to end.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

/// Said once, and heard by all that goes on beside the requests. Clones are the same.
#[derive(Debug, Clone, Default)]
pub struct Closing(Arc<AtomicBool>);

impl Closing {
    /// The program is to end.
    pub(crate) fn say(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether it is.
    pub fn is_said(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}
