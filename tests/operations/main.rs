//! The program itself, as processes: how it starts, what it bears, how it ends.

// A story that cannot go on ends right there, and says why.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]
// It may ask the system what time it is.
#![allow(clippy::disallowed_methods)]

mod ballots;
mod command_line;
mod drain;
mod folder;
mod hangs;
mod logs;
mod malformed;
mod metrics;
mod outage;
mod pooler;
mod processes;
mod program;
mod rounds;
mod settings;
mod weight;

use crate::program::Lamplight;
use settings::Settings;
use support::party::{Party, Place};
use support::{Client, PASSWORD, unique};

/// The number of the last event that is in `page`.
fn seq(page: &support::Page) -> String {
    page.html.rsplit("data-seq=\"").next().unwrap().split('"').next().unwrap().to_owned()
}

/// The address of a seat's event stream.
fn events(party: &Party<Lamplight>) -> String {
    party.seat("/events")
}
