//! What every page shares.

pub mod asker;
pub mod assets;
pub mod chrome;
pub mod errors;
pub mod field;
pub mod flash;
pub mod form;
pub mod gate;
pub mod headers;
pub mod limits;
pub mod origin;
pub mod pictures;
pub mod reply;
pub mod routes;
pub mod secrets;
pub mod session;
pub mod trace;
pub mod ui;

pub use asker::Asker;
pub use chrome::{Chrome, Room};
pub use form::{Form, Problems};
pub use gate::{Gate, Policy, Visit};
pub use reply::Reply;
pub use routes::{Route, get, post};
