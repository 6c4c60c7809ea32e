//! Keeping one's own notes.

use super::query::{self, Notes};
use crate::access::Seat;
use chrono::Utc;
use diesel::prelude::*;
use lamplight_core::{db::Db, error::AppError};
use lamplight_schema::evenings::mystery_notes as n;

/// The longest notes.
pub const LONGEST: usize = 20_000;

/// Keeps `text`, written over `version`. When another tab has kept something since, both texts
/// are kept, one below the other: nothing is lost.
///
/// # Errors
/// The database's.
pub fn keep(db: &mut Db, seat: &Seat, text: &str, version: i32) -> Result<Notes, AppError> {
    db.transaction(|db| {
        // Two tabs at once: the row's lock makes one of them see the other's version.
        let kept: Option<(String, i32)> = n::table
            .find(seat.participant.id)
            .select((n::text, n::version))
            .for_update()
            .first(db)
            .optional()?;
        let merged = match kept {
            Some((other, newer)) if newer != version && other.trim() != text.trim() => {
                merge(&other, text)
            }
            _ => text.to_owned(),
        };
        let next = (n::text.eq(&merged), n::updated_at.eq(Utc::now()));
        diesel::insert_into(n::table)
            .values((n::participant_id.eq(seat.participant.id), next))
            .on_conflict(n::participant_id)
            .do_update()
            .set((next, n::version.eq(n::version + 1)))
            .execute(db)?;
        Ok(query::read(db, seat)?)
    })
}

fn merge(kept: &str, text: &str) -> String {
    let both = format!("{kept}\n\n(from your other window)\n{text}");
    both.chars().take(LONGEST).collect()
}
