//! What every page is made with, and the way of a request: routes, the gate, forms, replies.
//!
//! What it stands on itself, such as [`request`] and [`limits`], is named here too, so that an area
//! finds all it needs for a page in one place.

pub mod assets;
pub mod chrome;
pub mod errors;
pub mod field;
pub mod form;
pub mod gate;
pub mod hand_on;
pub mod headers;
pub mod local;
pub mod origin;
pub mod pictures;
pub mod reply;
pub mod routes;
pub mod rules;
pub mod share;
pub mod ui;
pub mod upload;

pub use crate::{
    limits,
    people::Policy,
    request::{self, Request, flash, head, session, trace},
};
pub use lamplight_secrets as secrets;

pub use chrome::{Chrome, Section};
pub use form::{Form, Problems};
pub use gate::{Admitted, Context, Gate};
pub use reply::Reply;
pub use routes::{Route, get, post};
pub use share::Share;
pub use upload::Upload;
