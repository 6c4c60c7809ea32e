//! Coming in with a password, and going out.

mod command;
mod device;
mod handlers;
mod query;

pub(super) use handlers::{remember, show, sign_in, sign_out, with_all_names};
