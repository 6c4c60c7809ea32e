//! Mysteries: the stories they are played from, and the evenings themselves.

// A story that cannot go on ends right there, and says why.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]
// It may ask the system what time it is.
#![allow(clippy::disallowed_methods)]

mod evening;
mod invitations;
#[path = "../../src/mail/tests/peer.rs"]
#[allow(dead_code)]
mod peer;
mod queries;
mod stories;
