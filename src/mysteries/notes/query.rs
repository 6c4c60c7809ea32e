//! Reading one's own notes.

use crate::access::Seat;
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use lamplight_core::db::Db;
use lamplight_schema::evenings::mystery_notes as n;

/// The notes as kept.
#[derive(Debug, Clone, Default, Queryable)]
pub struct Notes {
    /// What they say.
    pub text: String,
    /// Grows with each change.
    pub version: i32,
    /// When they were kept.
    pub kept_at: Option<DateTime<Utc>>,
}

/// The notes of this seat.
///
/// # Errors
/// The database's.
pub fn read(db: &mut Db, seat: &Seat) -> QueryResult<Notes> {
    let row: Option<(String, i32, DateTime<Utc>)> = n::table
        .find(seat.participant.id)
        .select((n::text, n::version, n::updated_at))
        .first(db)
        .optional()?;
    Ok(row.map_or_else(Notes::default, |(text, version, at)| Notes {
        text,
        version,
        kept_at: Some(at),
    }))
}
