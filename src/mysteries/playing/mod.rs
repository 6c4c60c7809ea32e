//! A seat's own doings: opening letters, ticking wishes, moving clues, keeping notes, voting.

pub mod clues;
pub mod handlers;
pub mod letters;
pub mod notes;
pub mod pages;
pub mod voting;
