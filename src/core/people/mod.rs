//! People: who is behind a request's cookie, and how they are called.

pub mod access;
pub mod guests;
pub mod identity;
pub mod login;
pub mod scope;
pub mod viewer;

pub use access::{Member, Public};
pub use scope::Scope;
pub use viewer::Viewer;
