//! Coming in with a password, and going out.

mod command;
mod handlers;
mod query;

pub(super) use handlers::{show, sign_in, sign_out, with_both_names};
