//! A player's own notes: read by nobody else, ever. Mistakes are shown on the seat's page,
//! so the request stands there (`play/forms.rs`).

pub mod command;
pub mod form;
pub mod query;
