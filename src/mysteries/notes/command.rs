//! Keeping one's own notes.

use super::query::{self, Notes};
use crate::access::Seat;
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use lamplight_core::{db::Db, error::AppError};
use lamplight_schema::evenings::mystery_notes as n;
use std::collections::HashSet;

/// The longest notes.
pub const LONGEST: usize = 20_000;

/// What stands between what was sent and what another window had kept.
const BETWEEN: &str = "From your other window:";

/// What became of notes that were sent.
#[derive(Debug)]
pub enum Kept {
    /// They are kept as they were sent.
    Done(Notes),
    /// Another window had kept something meanwhile: both are kept.
    Both(Notes),
    /// Both together are too long; nothing has changed.
    TooLong,
}

/// Keeps `text`, written over `version`, `at` this time. What another window has kept since then
/// stays in it, so that nothing is lost.
///
/// # Errors
/// The database's.
pub fn keep(
    db: &mut Db,
    seat: &Seat,
    text: &str,
    version: i32,
    at: DateTime<Utc>,
) -> Result<Kept, AppError> {
    db.transaction(|db| {
        // Two windows at once: the row's lock makes one of them see the other's version.
        let kept: Option<(String, i32)> = n::table
            .find(seat.participant.id)
            .select((n::text, n::version))
            .for_update()
            .first(db)
            .optional()?;
        let other = kept.filter(|(_, newer)| *newer != version);
        let both = other.map_or_else(|| text.to_owned(), |(other, _)| with(text, &other));
        if both.chars().count() > LONGEST {
            return Ok(Kept::TooLong);
        }
        let next = (n::text.eq(&both), n::updated_at.eq(at));
        diesel::insert_into(n::table)
            .values((n::participant_id.eq(seat.participant.id), next))
            .on_conflict(n::participant_id)
            .do_update()
            .set((next, n::version.eq(n::version + 1)))
            .execute(db)?;
        let notes = query::read(db, seat)?;
        Ok(if both == text { Kept::Done(notes) } else { Kept::Both(notes) })
    })
}

/// `text` with the lines of `other` that it does not have, unless it is `other` written on.
fn with(text: &str, other: &str) -> String {
    let own: HashSet<&str> = text.lines().map(str::trim).collect();
    let lines = other.lines().filter(|line| !own.contains(line.trim()));
    let missing: Vec<&str> =
        lines.filter(|line| !line.trim().is_empty() && line.trim() != BETWEEN).collect();
    if missing.is_empty() || text.starts_with(other.trim_end()) {
        return text.to_owned();
    }
    format!("{}\n\n{BETWEEN}\n{}", text.trim_end(), missing.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_the_other_window_has_is_added_once() {
        let both = with("Rook lies.\nWho has the key?", "Rook lies.\nVoss knew.");
        assert_eq!(both, "Rook lies.\nWho has the key?\n\nFrom your other window:\nVoss knew.");
        assert_eq!(with(&both, "Voss knew."), both);
        assert_eq!(
            with("Voss", &both),
            format!("Voss\n\n{BETWEEN}\nRook lies.\nWho has the key?\nVoss knew.")
        );
    }

    #[test]
    fn what_is_written_on_is_not_doubled() {
        assert_eq!(with("Voss knew it all.", "Voss kn"), "Voss knew it all.");
        assert_eq!(with("", ""), "");
        assert_eq!(with("Voss", " \n"), "Voss");
    }
}
