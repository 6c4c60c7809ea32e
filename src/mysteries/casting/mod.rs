//! Who plays whom.

pub mod command;
pub mod matching;
