//! Stories that are spoilt in one place, and what the checker says.

mod absent_people;
mod all_at_once;
mod bag;
mod clues;
mod command_line;
mod configurations;
mod draft;
mod fuzz;
mod herrings;
mod house;
mod keys;
mod large;
mod mistakes;
mod releases;
mod rewrite;
mod round_trip;
mod scripts;
mod secrets;
mod solution;
mod sources;
mod support;
mod texts;
mod the_last_toast;

use proptest::prelude::ProptestConfig;

/// So many tries. A failure is told and not kept: the file for it would stand among the crates.
fn cases(number: u32) -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(number) }
}
