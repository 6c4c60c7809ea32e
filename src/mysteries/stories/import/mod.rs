//! A story file comes in: uploaded or pasted, held against every rule, and made a draft.

mod arrival;
mod export;
mod handlers;
mod pages;

pub(super) use export::export;
pub(super) use handlers::{BEGINNINGS, show, take};
