//! The round's clock as everybody sees it, and the host's dial.

use crate::snapshot::Snapshot;
use chrono::{DateTime, Utc};
use lamplight_core::countdown::Countdown;

/// The clock.
#[derive(Debug, Clone)]
pub struct Timer {
    /// When the round's time is up, if the clock runs.
    pub ends_at: Option<DateTime<Utc>>,
    /// Seconds left when it was read; none if there is no clock.
    pub seconds_left: Option<i64>,
    /// The host has stopped it.
    pub paused: bool,
    /// How long the round is.
    pub minutes: u32,
    /// How it stands, for buttons that turn it.
    pub stamp: String,
}

/// How a clock stands, in a word: two that differ have different ones.
pub(super) fn stamp(clock: Countdown) -> String {
    match clock {
        Countdown::Running(ends_at) => format!("ends {}", ends_at.timestamp_micros()),
        Countdown::Stopped(left) => format!("left {left}"),
    }
}

impl Timer {
    /// Whole minutes left, for pages without a script.
    pub fn minutes_left(&self) -> Option<i64> {
        self.seconds_left.map(|seconds| (seconds.max(0) + 59) / 60)
    }

    /// What is left, in words: to be read from across the room.
    pub fn words(&self) -> Option<String> {
        let minutes = match self.minutes_left()? {
            0 => return Some("Time is up".to_owned()),
            1 => "one minute".to_owned(),
            more => format!("{more} minutes"),
        };
        Some(format!("{minutes}{}", if self.paused { ", stopped" } else { " left" }))
    }

    /// The dial's filled part, of a hundred.
    pub fn dial(&self) -> i64 {
        let whole = i64::from(self.minutes.max(1)) * 60;
        self.seconds_left.map_or(0, |left| (left.clamp(0, whole) * 100) / whole)
    }

    /// Minutes and seconds left, as on a clock.
    pub fn clock(&self) -> String {
        let left = self.seconds_left.unwrap_or(0).max(0);
        format!("{}:{:02}", left / 60, left % 60)
    }
}

impl Snapshot {
    /// The clock of the round that is played.
    pub fn timer(&self) -> Timer {
        let round =
            self.session.round_index().and_then(|index| self.edition.story.rounds.get(index));
        Timer {
            ends_at: self.session.timer_ends_at,
            seconds_left: self.seconds_left(),
            paused: self.session.timer_left_seconds.is_some(),
            minutes: round.map_or(0, |it| it.minutes),
            stamp: self.session.countdown().map_or_else(String::new, stamp),
        }
    }
}
