//! Who listens to what in this process, and what they were sent last. What goes on with it beside
//! the requests is in [`live`](crate::live).

mod channel;
pub(crate) mod event;
mod hub;
mod lock;
pub(crate) mod message;
pub(crate) mod outgoing;
pub(crate) mod rendered;
mod subscribers;

pub use channel::{Audience, Channel, Entry, Parts, Place, Snapshot, Subscriber};
pub use hub::Hub;
