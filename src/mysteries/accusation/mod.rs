//! The accusation: each says who did it, how and why, and at the end it is read out.
//! Whoever is mistaken in it is shown the seat's page again: its request stands there (`play/forms.rs`).

pub mod command;
pub mod form;
pub mod view;
