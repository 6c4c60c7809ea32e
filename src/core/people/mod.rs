//! People: who is behind a request's cookie, how they are called, and who may come in.

pub mod access;
pub mod device_name;
pub mod guests;
pub mod identity;
mod letters;
pub mod login;
mod policy;
pub mod scope;
pub mod viewer;

pub use access::{Member, Public};
pub use policy::Policy;
pub use scope::Scope;
pub use viewer::Viewer;
