//! Sharing the recap.

use crate::{Mysteries, access::Host, floor, session_event::SessionEvent};
use diesel::prelude::*;
use lamplight_core::{db::Db, error::AppError};
use lamplight_schema::evenings::mystery_sessions as s;

/// Lets anybody with the link read the recap, or only those who were there.
///
/// # Errors
/// The database's.
pub fn share(db: &mut Db, area: &Mysteries, host: &Host, shared: bool) -> Result<(), AppError> {
    floor::change(db, area, host.evening, |floor| {
        diesel::update(s::table.find(floor.session.id))
            .set(s::recap_shared.eq(shared))
            .execute(floor.db)?;
        floor.tell(SessionEvent::RecapShared { shared });
        Ok(())
    })
}
