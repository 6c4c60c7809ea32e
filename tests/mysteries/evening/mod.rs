//! Evenings: from the code on the table to the recap.

mod casting;
mod clues;
mod console;
mod door;
mod doors;
mod forms;
mod gone;
mod leaving;
mod links;
mod list;
mod live;
mod needs;
mod presses;
mod questions;
mod races;
mod returning;
mod rooms;
mod secrets;
mod undo;
mod whole;
