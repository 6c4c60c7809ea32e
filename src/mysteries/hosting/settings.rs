//! What a host changes of an evening besides playing it.

use crate::Mysteries;
use crate::{
    access::Host,
    casting::command::Cast,
    evening::rows::Phase,
    floor::{self, Audience},
};
use diesel::prelude::*;
use lamplight_core::{db::Db, error::AppError};
use lamplight_schema::evenings::mystery_sessions as s;
use serde_json::json;

/// Sets how many seats there are: not fewer than are taken, not more than the story has parts.
///
/// # Errors
/// The database's.
pub fn seats(db: &mut Db, area: &Mysteries, host: &Host, seats: usize) -> Result<Cast, AppError> {
    floor::change(db, area, host.evening, |floor| {
        let evening = floor.evening()?;
        let (_, most) = evening.players_range();
        let taken = evening.present().count();
        if floor.session.phase() > Phase::Round || floor.session.is_over() {
            return Ok(Cast::Not("The ballots are out; nobody comes in any more.".to_owned()));
        }
        if seats < taken.max(2) || seats > most {
            return Ok(Cast::Not(format!("There can be {} to {most} seats.", taken.max(2))));
        }
        let number = i32::try_from(seats).unwrap_or(i32::MAX);
        diesel::update(s::table.find(floor.session.id))
            .set(s::seats.eq(number))
            .execute(floor.db)?;
        floor.tell(Audience::Everyone, "seats", json!({ "seats": seats }));
        Ok(Cast::Done)
    })
}

/// Makes the big screen's link anew; the old one opens nothing.
///
/// # Errors
/// The database's.
pub fn renew_screen_link(db: &mut Db, area: &Mysteries, host: &Host) -> Result<(), AppError> {
    floor::change(db, area, host.evening, |floor| {
        diesel::update(s::table.find(floor.session.id))
            .set(s::screen_version.eq(s::screen_version + 1))
            .execute(floor.db)?;
        floor.tell(Audience::Host, "screen_link", json!({}));
        Ok(())
    })
}

/// Lets anybody with the link read the recap, or only those who were there.
///
/// # Errors
/// The database's.
pub fn share_recap(
    db: &mut Db,
    area: &Mysteries,
    host: &Host,
    shared: bool,
) -> Result<(), AppError> {
    floor::change(db, area, host.evening, |floor| {
        diesel::update(s::table.find(floor.session.id))
            .set(s::recap_shared.eq(shared))
            .execute(floor.db)?;
        floor.tell(Audience::Host, "recap_shared", json!({ "shared": shared }));
        Ok(())
    })
}
