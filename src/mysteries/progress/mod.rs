//! The evening's way: beginning, the script's buttons, the clock, the ballots, the reveal, the end.

pub mod command;
pub mod deal;
pub mod timer;
