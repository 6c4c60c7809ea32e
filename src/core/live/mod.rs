//! Live pages: who listens to what, and what they are sent.
//!
//! An area brings a [`Channel`], such as the mystery evenings: it reads one of its things at a
//! version, and renders it for each [`Audience`]. There are two kinds of message. A *part* replaces
//! what stands on the page under its name; who missed one gets the current one, so parts need no
//! replay. An *entry* is appended, such as a notification or a line of chat; each has the
//! number of the version it came with, and who comes back says which version they had. What is sent is rendered once for each audience and
//! shared by all who listen.
//!
//! Every change of a thing raises its version, under its row's lock, and calls [`Hub::changed`]
//! after the commit. Other processes are told through a [`carrier`](self::carrier), and whatever
//! got lost on the way is found by comparing versions every few seconds.

mod carrier;
mod handlers;
mod render;
mod stream;
mod watch;

pub use crate::listening::{Audience, Channel, Entry, Hub, Parts, Place, Snapshot, Subscriber};
pub use carrier::announce;
pub use handlers::{Listens, events, parts};
pub use stream::WRITE_BUFFER;

use crate::state::Core;
use actix_web::web::Data;

/// Starts what runs beside the requests: rendering, hearing of other processes, asking again who
/// may listen.
pub fn start(core: &Data<Core>) {
    render::start(core);
    carrier::start(core);
    watch::start(core);
}
