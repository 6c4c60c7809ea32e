//! Coming in: with a code and a name, with a seat's own link, again after having left.

pub mod command;
pub mod handlers;
pub mod links;
pub mod pages;
pub mod returning;
pub mod seat_link;
