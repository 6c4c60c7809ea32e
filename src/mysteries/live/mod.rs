//! Live pages: who listens to which evening, and what they are sent.
//!
//! A topic is an audience of an evening: everybody, the host, one seat. Each has one broadcast
//! channel; what is sent is rendered once and shared by all who listen. What is sent are the
//! page's own parts, as they stand: so a missed event needs no replay of its own, the next one
//! or the reconnect brings everything.

mod entitled;
pub mod handlers;
mod hub;
mod listeners;
mod notices;
mod presence;
pub(crate) mod render;
mod stream;

pub use hub::Hub;
pub use stream::WRITE_BUFFER;

use crate::Mysteries;
use actix_web::web::Data;

/// Starts what runs beside the requests: rendering, listening to other processes, presence.
pub fn start(area: &Data<Mysteries>) {
    hub::start(area);
    notices::start(area);
    presence::start(area);
}
