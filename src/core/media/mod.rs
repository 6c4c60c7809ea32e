//! What people upload, in every area: kept, counted, shown to those who may see it, and forgotten.
//!
//! An area says with a [`Purpose`] what it takes. A request goes `upload` (in [`crate::web`]) →
//! [`keep()`] → the area's own transaction, which calls [`begin_use`] and, for what went before,
//! [`delete`]. `docs/media.md` tells the whole way of a picture.

mod access;
mod at_once;
mod keep;
mod rows;
pub(crate) mod serve;
mod signing;
pub(crate) mod sweep;

pub use crate::store::{Media, Purpose};
pub use access::MediaReader;
pub use at_once::keep_at_once;
pub use keep::{Kept, NotKept, keep};
pub use rows::{ROOM, begin_use, delete};
pub use signing::AddressKey;

/// The address of a file for those who may see it anyway: everybody, or its owner. For others there
/// is [`Media::signed_address`].
pub fn address(id: uuid::Uuid, width: u32) -> String {
    format!("/media/{id}/{width}")
}
