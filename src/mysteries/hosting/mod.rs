//! The host's console: casting, the script and its one button, who needs them.

pub mod handlers;
pub mod list;
pub mod pages;
pub mod settings;
