//! Opening letters, and ticking what they ask for.

use crate::Mysteries;
use crate::{
    access::Seat,
    evening::{Evening, Part},
    floor::{self, Audience},
};
use chrono::Utc;
use diesel::prelude::*;
use lamplight_core::{db::Db, error::AppError};
use lamplight_schema::evenings::{
    mystery_character_assignments as a, mystery_letter_reads as l, mystery_objective_ticks as t,
};
use serde_json::json;

/// The seat's own part, if it was handed out to them.
pub(super) fn own_part<'e>(evening: &'e Evening, seat: &Seat) -> Result<&'e Part, AppError> {
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
        floor.tell(
            Audience::Host,
            "letter_opened",
            json!({ "round": round, "name": seat.person.display_name }),
        );
        Ok(())
    })
}

/// Keeps the ticks of one letter's list as they are on the page: `lines` are ticked, all others not.
///
/// # Errors
/// `NotFound` for a list they have not read; the database's.
pub fn tick(
    db: &mut Db,
    area: &Mysteries,
    seat: &Seat,
    round: usize,
    lines: &[usize],
) -> Result<(), AppError> {
    floor::change(db, area, seat.evening, |floor| {
        let evening = floor.evening()?;
        let part = own_part(&evening, seat)?;
        evening.opened_at(part, round).ok_or(AppError::NotFound)?;
        let known = evening.objectives(part.character, round).len();
        let number = i32::try_from(round).map_err(|_| AppError::NotFound)?;
        let list = t::table.filter(t::assignment_id.eq(part.row.id)).filter(t::round.eq(number));
        diesel::delete(list).execute(floor.db)?;
        let mut ticked: Vec<usize> = lines.iter().copied().filter(|line| *line < known).collect();
        ticked.sort_unstable();
        ticked.dedup();
        let rows: Vec<_> = ticked
            .into_iter()
            .filter_map(|line| i32::try_from(line).ok())
            .map(|line| (t::assignment_id.eq(part.row.id), t::round.eq(number), t::line.eq(line)))
            .collect();
        diesel::insert_into(t::table).values(rows).execute(floor.db)?;
        Ok(())
    })
}
