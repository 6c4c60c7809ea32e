//! What a host types about a session.

use super::{command::Plan, query::Place};
use crate::{
    edition::Edition,
    snapshot::rows::{HostMode, Session},
};
use chrono::{DateTime, NaiveDateTime, TimeZone, Utc};
use chrono_tz::Tz;
use lamplight_core::web::Problems;
use lamplight_story_file::Closed;
use serde::Deserialize;

/// A day and an hour, as a browser's own field writes them.
const FIELD: &str = "%Y-%m-%dT%H:%M";

/// The form as typed.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct OpeningForm {
    /// How many play.
    #[serde(default)]
    pub players: String,
    /// `plays` or `knows`.
    #[serde(default)]
    pub mode: String,
    /// Where.
    #[serde(default)]
    pub place: String,
    /// When: date and time as the browser's own field sends them, in the host's zone.
    #[serde(default)]
    pub starts_at: String,
}

impl OpeningForm {
    /// What a host most often wants of `edition`.
    pub fn usual(edition: &Edition) -> Self {
        let tables = &edition.story.configurations;
        // The middle one of the tables: neither the smallest company nor the largest.
        let players = tables.get(tables.len() / 2).map_or(2, |table| table.max_players);
        let plays = edition.story.host_modes.contains(&HostMode::Plays);
        Self {
            players: players.to_string(),
            mode: if plays { HostMode::Plays } else { HostMode::Knows }.word().to_owned(),
            ..Self::default()
        }
    }

    /// How `session` is planned now, its hour in `zone`.
    pub fn of(session: &Session, zone: Tz) -> Self {
        let hour = |at: DateTime<Utc>| at.with_timezone(&zone).format(FIELD).to_string();
        Self {
            players: session.seats.to_string(),
            mode: session.host_mode.word().to_owned(),
            place: session.place.clone().unwrap_or_default(),
            starts_at: session.starts_at.map(hour).unwrap_or_default(),
        }
    }

    /// The plan of somebody who typed it `now`, or what is wrong with it.
    ///
    /// # Errors
    /// Every mistake, beside its field.
    pub fn parse(&self, edition: &Edition, zone: Tz, now: DateTime<Utc>) -> Result<Plan, Problems> {
        let mut problems = Problems::default();
        let place = problems.line("place", &self.place, 0, 120);
        let seats = self.seats(edition, &mut problems);
        let mode = self.host_mode(edition, &mut problems);
        let starts_at = self.start(zone, now, &mut problems);
        match (seats, mode) {
            (Some((table, seats)), Some(mode)) if problems.is_empty() => Ok(Plan {
                table,
                seats,
                mode,
                place: Some(place).filter(|place| !place.is_empty()),
                starts_at,
                zone: zone.name().to_owned(),
            }),
            _ => Err(problems),
        }
    }

    fn seats(&self, edition: &Edition, problems: &mut Problems) -> Option<(usize, u32)> {
        let tables = &edition.story.configurations;
        let serves = |players: u32| {
            tables.iter().position(|it| (it.min_players..=it.max_players).contains(&players))
        };
        let players = self.players.trim().parse().ok();
        let found = players.and_then(|players| Some((serves(players)?, players)));
        if found.is_none() {
            let fewest = tables.iter().map(|it| it.min_players).min().unwrap_or(2);
            let most = tables.iter().map(|it| it.max_players).max().unwrap_or(2);
            problems.add("players", format!("This story is for {fewest} to {most} players."));
        }
        found
    }

    fn host_mode(&self, edition: &Edition, problems: &mut Problems) -> Option<HostMode> {
        let offered = |mode: &HostMode| edition.story.host_modes.contains(mode);
        let mode = HostMode::of_word(&self.mode).filter(offered);
        if mode.is_none() {
            problems.add("mode", "Choose how you want to host.");
        }
        mode
    }

    fn start(
        &self,
        zone: Tz,
        now: DateTime<Utc>,
        problems: &mut Problems,
    ) -> Option<DateTime<Utc>> {
        let typed = self.starts_at.trim();
        if typed.is_empty() {
            return None;
        }
        let local = NaiveDateTime::parse_from_str(typed, FIELD);
        let start = local
            .ok()
            .and_then(|local| zone.from_local_datetime(&local).earliest())
            .map(|it| it.with_timezone(&Utc));
        let far = |start: &DateTime<Utc>| (*start - now).num_days().abs() > 1000;
        if start.as_ref().is_none_or(far) {
            problems.add(
                "starts_at",
                "That is not a day and a time. Leave it empty if you do not know yet.",
            );
        }
        start
    }
}

/// How many seats there are to be.
#[derive(Deserialize)]
pub struct SeatsForm {
    #[serde(default)]
    seats: String,
}

impl SeatsForm {
    /// The number, if it is one.
    pub fn parse(&self) -> Option<usize> {
        self.seats.trim().parse().ok()
    }
}

/// Where a list of one's sessions begins.
#[derive(Default, Deserialize)]
pub struct ListForm {
    #[serde(default)]
    before: String,
}

impl ListForm {
    /// Behind which of them; none for the newest.
    pub fn before(&self) -> Option<Place> {
        Place::read(&self.before)
    }
}
