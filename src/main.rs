//! The command line.

use clap::Parser;
use lamplight::cli;
use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run(cli::Cli::parse())
}
