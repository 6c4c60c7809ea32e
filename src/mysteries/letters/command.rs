//! Opening letters.

use crate::{Mysteries, access::Seat, change, session_event::SessionEvent};
use diesel::prelude::*;
use lamplight_core::{db::Db, error::AppError};
use lamplight_schema::evenings::{mystery_character_assignments as a, mystery_letter_reads as l};

/// What became of opening a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opened {
    /// It is open.
    Done,
    /// What came before it is to be opened first.
    Waits,
}

/// Opens the letter of `round` (0: the briefing). Opening it twice opens it once.
///
/// # Errors
/// `NotFound` while it is not there; the database's.
pub fn open(db: &mut Db, area: &Mysteries, seat: &Seat, round: usize) -> Result<Opened, AppError> {
    change::run(db, area, seat.session, |change| {
        let snapshot = change.snapshot()?;
        let assignment = seat.own_assignment(&snapshot)?;
        let letters = snapshot.envelopes(assignment);
        let letter = letters.iter().find(|it| it.round == round).ok_or(AppError::NotFound)?;
        if letter.opened_at.is_some() {
            return Ok(Opened::Done);
        }
        if letter.waits {
            return Ok(Opened::Waits);
        }
        if round == 0 {
            diesel::update(a::table.find(assignment.row.id))
                .set(a::briefing_read_at.eq(change.at))
                .execute(change.db)?;
        } else {
            let number = i32::try_from(round).map_err(|_| AppError::NotFound)?;
            diesel::insert_into(l::table)
                .values((
                    l::assignment_id.eq(assignment.row.id),
                    l::round.eq(number),
                    l::opened_at.eq(change.at),
                ))
                .on_conflict_do_nothing()
                .execute(change.db)?;
        }
        change.tell(SessionEvent::LetterOpened {
            round,
            name: seat.participant.display_name.clone(),
        });
        Ok(Opened::Done)
    })
}
