//! Stories before an evening: the library, a story's page, import and export, the editor.

pub mod access;
pub mod built_in;
pub(crate) mod cover;
mod drafts;
mod editor;
mod facts;
mod import;
mod keys;
mod library;
mod mine;
mod preview;
mod routes;
mod shop;
mod start;

pub use facts::Facts;
pub use routes::routes;
