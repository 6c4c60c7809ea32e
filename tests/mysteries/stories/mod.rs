//! What people do with stories before an evening.

mod built_in;
mod editor;
mod import;
mod library;
pub(crate) mod scene;
mod secrets;
mod shop;
