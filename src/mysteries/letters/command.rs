//! Opening letters.

use crate::{
    Mysteries,
    access::Seat,
    evening::{Evening, Part},
    floor,
    session_event::SessionEvent,
};
use chrono::Utc;
use diesel::prelude::*;
use lamplight_core::{db::Db, error::AppError};
use lamplight_schema::evenings::{mystery_character_assignments as a, mystery_letter_reads as l};

/// The seat's own character, if it was handed out to them.
///
/// # Errors
/// `NotFound` otherwise.
pub(crate) fn own_part<'e>(evening: &'e Evening, seat: &Seat) -> Result<&'e Part, AppError> {
    let person = evening.person(seat.person.id).filter(|person| person.left_at.is_none());
    let part = person.and_then(|person| evening.part_of(person.id));
    part.filter(|part| part.row.role_briefing_sent).ok_or(AppError::NotFound)
}

/// Opens the letter of `round` (0: the briefing). Opening it twice opens it once.
///
/// # Errors
/// `NotFound` while it is not there; the database's.
pub fn open(db: &mut Db, area: &Mysteries, seat: &Seat, round: usize) -> Result<(), AppError> {
    floor::change(db, area, seat.evening, |floor| {
        let evening = floor.evening()?;
        let part = own_part(&evening, seat)?;
        if evening.opened_at(part, round).is_some() {
            return Ok(());
        }
        if round == 0 {
            diesel::update(a::table.find(part.row.id))
                .set(a::briefing_read_at.eq(Utc::now()))
                .execute(floor.db)?;
        } else {
            let dealt = round <= evening.session.letters_dealt();
            let letter = || evening.edition.html.letters[round - 1][part.character].as_ref();
            if !dealt || letter().is_none() {
                return Err(AppError::NotFound);
            }
            let number = i32::try_from(round).map_err(|_| AppError::NotFound)?;
            diesel::insert_into(l::table)
                .values((l::assignment_id.eq(part.row.id), l::round.eq(number)))
                .on_conflict_do_nothing()
                .execute(floor.db)?;
        }
        floor.tell(SessionEvent::LetterOpened { round, name: seat.person.display_name.clone() });
        Ok(())
    })
}
