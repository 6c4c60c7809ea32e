//! Sessions take hours, and the demo is made in a second: the clocks of what has happened are
//! put back.

use super::table::Table;
use diesel::{prelude::*, sql_query, sql_types};
use lamplight_core::error::AppError;

/// What keeps time in a session: the table, which rows, and their times.
const CLOCKS: [(&str, &str, &[&str]); 10] = [
    (
        "mystery_sessions",
        "where id = $1",
        &["created_at", "started_at", "ended_at", "parts_sent_at", "timer_ends_at", "dark_until"],
    ),
    ("mystery_participants", "where session_id = $1", &["joined_at", "last_seen_at", "left_at"]),
    (
        "mystery_character_assignments",
        "where session_id = $1",
        &["assigned_at", "briefing_read_at"],
    ),
    ("mystery_letter_reads", OF_A_PART, &["opened_at"]),
    ("mystery_objective_ticks", OF_A_PART, &["ticked_at"]),
    ("mystery_clue_states", "where session_id = $1", &["on_board_at", "held_since", "came_out_at"]),
    ("mystery_clue_viewings", "where session_id = $1", &["shown_at"]),
    (
        "mystery_notes",
        "where participant_id in (select id from mystery_participants where session_id = $1)",
        &["updated_at"],
    ),
    ("mystery_invitations", "where session_id = $1", &["created_at", "sent_at"]),
    ("mystery_events", "where session_id = $1", &["created_at"]),
];
const OF_A_PART: &str = "where assignment_id in \
    (select id from mystery_character_assignments where session_id = $1)";

/// From the first guest to the first line.
const MINUTES_FOR_COATS: i64 = 12;

impl Table<'_, '_> {
    /// Time passes: whatever has happened was so many minutes earlier. When the session is to
    /// begin stays as it was planned, and so do accusations, which cannot be touched once closed.
    pub(super) fn pass(&mut self, minutes: i32) -> Result<(), AppError> {
        for (update, of_the_evening, times) in CLOCKS {
            let set: Vec<String> = times
                .iter()
                .map(|time| format!("{time} = {time} - make_interval(mins => $2)"))
                .collect();
            sql_query(format!("update {update} set {} {of_the_evening}", set.join(", ")))
                .bind::<sql_types::Uuid, _>(self.host.session)
                .bind::<sql_types::Integer, _>(minutes)
                .execute(self.scene.db)?;
        }
        Ok(())
    }

    /// It is over, and began when it was to begin, give or take the coats.
    pub(super) fn was_on_time(&mut self) -> Result<(), AppError> {
        let session = self.snapshot()?.session.clone();
        let late =
            session.started_at.zip(session.starts_at).map(|(began, planned)| began - planned);
        let minutes = late.map_or(0, |late| late.num_minutes()) - MINUTES_FOR_COATS;
        self.pass(i32::try_from(minutes).unwrap_or_default())
    }

    /// Everybody's phone is there, until tonight at least: nobody holds these phones, and a house
    /// in which all of them had just gone away would be no house to look at.
    pub(super) fn stay(&mut self) -> Result<(), AppError> {
        let until = self.scene.area.core.clock.now() + chrono::Duration::hours(12);
        sql_query(
            "update mystery_participants set last_seen_at = $2 \
             where session_id = $1 and left_at is null",
        )
        .bind::<sql_types::Uuid, _>(self.host.session)
        .bind::<sql_types::Timestamptz, _>(until)
        .execute(self.scene.db)?;
        Ok(())
    }
}
