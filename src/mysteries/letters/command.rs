//! Opening letters.

use crate::{Mysteries, access::Seat, change, session_event::SessionEvent};
use chrono::Utc;
use diesel::prelude::*;
use lamplight_core::{db::Db, error::AppError};
use lamplight_schema::evenings::{mystery_character_assignments as a, mystery_letter_reads as l};

/// Opens the letter of `round` (0: the briefing). Opening it twice opens it once.
///
/// # Errors
/// `NotFound` while it is not there; the database's.
pub fn open(db: &mut Db, area: &Mysteries, seat: &Seat, round: usize) -> Result<(), AppError> {
    change::run(db, area, seat.session, |change| {
        let snapshot = change.snapshot()?;
        let assignment = seat.own_assignment(&snapshot)?;
        if snapshot.opened_at(assignment, round).is_some() {
            return Ok(());
        }
        if round == 0 {
            diesel::update(a::table.find(assignment.row.id))
                .set(a::briefing_read_at.eq(Utc::now()))
                .execute(change.db)?;
        } else {
            let dealt = round <= snapshot.session.letters_dealt();
            let letter = || snapshot.edition.html.letters[round - 1][assignment.character].as_ref();
            if !dealt || letter().is_none() {
                return Err(AppError::NotFound);
            }
            let number = i32::try_from(round).map_err(|_| AppError::NotFound)?;
            diesel::insert_into(l::table)
                .values((l::assignment_id.eq(assignment.row.id), l::round.eq(number)))
                .on_conflict_do_nothing()
                .execute(change.db)?;
        }
        change.tell(SessionEvent::LetterOpened {
            round,
            name: seat.participant.display_name.clone(),
        });
        Ok(())
    })
}
