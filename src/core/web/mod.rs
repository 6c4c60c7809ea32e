//! What every page shares.

pub mod assets;
pub mod chrome;
pub mod errors;
pub mod field;
pub mod flash;
pub mod form;
pub mod gate;
pub mod headers;
pub mod limits;
pub mod local;
pub mod operations;
pub mod origin;
pub mod pictures;
pub mod reply;
pub mod request;
pub mod routes;
pub mod session;
pub mod trace;
pub mod ui;
pub mod upload;

pub use lamplight_secrets as secrets;

pub use chrome::{Chrome, Section};
pub use form::{Form, Problems};
pub use gate::{Admitted, Context, Gate, Policy};
pub use reply::Reply;
pub use request::Request;
pub use routes::{Route, get, post};
pub use upload::Upload;
