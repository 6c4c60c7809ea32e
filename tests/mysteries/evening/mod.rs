//! Evenings: from the code on the table to the recap.

mod casting;
mod clues;
mod console;
mod door;
mod doors;
mod forms;
mod gone;
mod links;
mod list;
mod live;
mod presses;
mod races;
mod returning;
mod rooms;
mod secrets;
mod whole;
