//! Who people are: members with a password, guests with a seat.

pub mod access;
mod audit;
pub mod guests;
pub mod identity;
pub mod login;
mod next;
pub mod password;
mod registration;
mod routes;
mod settings;
mod sign_in;
mod sweep;
pub mod viewer;
mod zones;

pub use access::{Member, Public};
pub(crate) use registration::{Names, enrol};
pub use routes::routes;
pub use sweep::sweep;
pub use viewer::Viewer;
