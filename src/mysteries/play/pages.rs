//! A seat's page, and the parts of it that change while one looks.

use super::{seat::SeatView, shared::SharedView};
use crate::{
    notes::query::Notes, reveal::view::Slide, snapshot::Snapshot, snapshot::rows::Participant,
};
use askama::Template;
use chrono::{DateTime, Utc};
use lamplight_core::live::Parts;
use lamplight_core::web::{Chrome, Problems};

/// The whole page.
#[derive(Template)]
#[template(path = "mysteries/play/page.html")]
pub struct PlayPage {
    /// Head and foot.
    pub chrome: Chrome,
    /// What this seat sees.
    pub seat: SeatView,
    /// What everybody sees.
    pub shared: SharedView,
    /// Their notes.
    pub notes: Notes,
    /// When their seat was last opened by its link on another phone.
    pub elsewhere: Option<DateTime<Utc>>,
    /// The number of the last event in this page.
    pub seq: i64,
    /// What was wrong with what they sent.
    pub problems: Problems,
}

/// The parts that everybody sees, each a template that is given the shared view.
macro_rules! shared_parts {
    ($($part:ident = $name:literal, $path:literal;)+) => {
        $(#[derive(Template)]
        #[template(path = $path)]
        struct $part<'v> {
            shared: &'v SharedView,
        })+

        /// The parts that are the same for everybody.
        ///
        /// # Errors
        /// When a template fails.
        pub fn shared_parts(snapshot: &Snapshot) -> Result<Parts, askama::Error> {
            let shared = &snapshot.shared();
            Ok(vec![$(($name, $part { shared }.render()?)),+])
        }
    };
}

shared_parts! {
    Clock = "clock", "mysteries/timer/clock.html";
    Scene = "scene", "mysteries/play/scene.html";
    Board = "board", "mysteries/clues/board.html";
    Company = "company", "mysteries/participants/company.html";
}

/// The parts for one pair of eyes, each a template that is given the seat's view.
macro_rules! own_parts {
    ($($part:ident = $name:literal, $path:literal;)+) => {
        $(#[derive(Template)]
        #[template(path = $path)]
        struct $part<'v> {
            seat: &'v SeatView,
            #[allow(dead_code)] // only forms look at it
            problems: Problems,
        })+

        /// The parts for one pair of eyes.
        ///
        /// # Errors
        /// When a template fails.
        pub fn own_parts(snapshot: &Snapshot, participant: &Participant) -> Result<Parts, askama::Error> {
            let seat = &snapshot.seat(participant);
            Ok(vec![$(($name, $part { seat, problems: Problems::default() }.render()?)),+])
        }
    };
}

own_parts! {
    Head = "head", "mysteries/casting/head.html";
    You = "you", "mysteries/play/you.html";
    Hand = "hand", "mysteries/clues/hand.html";
}
