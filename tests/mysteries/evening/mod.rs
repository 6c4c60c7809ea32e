//! Evenings: from the code on the table to the recap.

mod casting;
mod changing;
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
mod screen;
mod secrets;
mod seen;
mod sharing;
mod undo;
mod whole;
