//! Stories before an evening: the library, a story's page, import and export, the editor.

pub mod access;
pub mod built_in;
pub mod checker;
pub(crate) mod cover;
mod drafts;
mod editor;
mod export;
mod facts;
mod hosting;
mod import;
mod keys;
mod library;
mod mine;
mod preview;
pub mod publication;
mod routes;
mod shop;
mod start;
pub mod status;

pub(crate) use editor::sweep;
pub use facts::Facts;
pub(crate) use hosting::hosted_at;
pub use routes::routes;
