//! The program itself, as processes: how it starts, what it bears, how it ends.

mod ballots;
mod command_line;
mod drain;
mod folder;
mod lamplight;
mod logs;
mod metrics;
mod outage;
mod processes;
mod rounds;
mod settings;

use crate::mysteries::evening::party::{Party, Place};
use crate::support::{Client, PASSWORD, unique};
use lamplight::Lamplight;
use settings::Settings;

/// The number of the last event that is in `page`.
fn seq(page: &crate::support::Page) -> String {
    page.html.split("data-seq=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
}

/// The address of a seat's event stream.
fn events(party: &Party<Lamplight>) -> String {
    party.seat("/events")
}
