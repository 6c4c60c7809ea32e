//! Making an account: by a stranger, or by a guest out of the seat they have.

mod command;
mod enrol;
mod form;
mod handlers;

pub(crate) use enrol::{Names, enrol};
pub(super) use handlers::{register, show};
