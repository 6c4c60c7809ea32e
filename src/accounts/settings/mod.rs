//! What members can change about themselves, a page for each kind of thing.

mod command;
pub(super) mod credentials;
pub(super) mod devices;
pub(super) mod profile;
mod query;

/// The pages, for marking where one is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tab {
    Profile,
    Credentials,
    Devices,
}
