//! Inviting guests by mail: the link to the door, when and where, and something for the calendar.

pub mod command;
mod form;
pub(crate) mod handlers;
mod letter;
mod pages;
mod query;
mod sweep;

pub use form::Guest;
pub(crate) use sweep::sweep;
