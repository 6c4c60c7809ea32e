//! The command line.

use clap::Parser;
use lamplight::cli;
use lamplight_media::storage::use_ring_for_tls;
use std::process::ExitCode;

fn main() -> ExitCode {
    // Before anything builds a client: without it that panics.
    use_ring_for_tls();
    cli::run(cli::Cli::parse())
}
