//! What people do with stories before an evening.

mod built_in;
mod editor;
mod import;
mod library;
mod secrets;
mod shop;
