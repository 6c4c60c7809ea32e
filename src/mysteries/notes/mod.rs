//! A player's own notes: read by nobody else, ever. The request stands with the seat's page
//! (`play/forms.rs`).

pub mod command;
pub mod form;
pub mod query;
