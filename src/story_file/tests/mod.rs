//! Stories that are spoilt in one place, and what the checker says.

mod absent_people;
mod all_at_once;
mod bag;
mod built_in;
mod clues;
mod configurations;
mod draft;
mod fuzz;
mod herrings;
mod house;
mod keys;
mod large;
mod releases;
mod round_trip;
mod scripts;
mod secrets;
mod solution;
mod sources;
mod support;
mod texts;
