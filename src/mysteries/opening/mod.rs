//! Opening an evening: a story, a table, a code.

pub mod code;
pub mod command;
pub mod form;
pub mod handlers;
