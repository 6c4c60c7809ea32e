//! The accusation: each says who did it, how and why, and at the end it is read out.
//! Its mistakes are shown on the seat's page, so its request stands there (`play/forms.rs`).

pub mod command;
pub mod form;
pub mod view;
