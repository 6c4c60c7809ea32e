//! What every area stands on: jobs, mails, keys and the clock, with the real database.

// A story that cannot go on ends right there, and says why.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
// It may ask the system what time it is.
#![allow(clippy::disallowed_methods)]

mod jobs;
mod keys;
mod mails;
mod office;
#[path = "../../src/mail/tests/peer.rs"]
#[allow(dead_code)]
mod peer;
mod processes;
mod schedules;
