//! Evenings: from the code on the table to the recap.

mod casting;
mod clues;
mod console;
mod door;
mod forms;
mod links;
mod live;
pub(crate) mod party;
mod races;
mod returning;
mod secrets;
pub(crate) mod watch;
mod whole;
