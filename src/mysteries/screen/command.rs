//! Making the television's link anew.

use crate::{Mysteries, access::Host, change, session_event::SessionEvent};
use diesel::prelude::*;
use lamplight_core::{db::Db, error::AppError};
use lamplight_schema::evenings::mystery_sessions as s;

/// What became of making the link anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Renewed {
    /// There is a new one.
    Done,
    /// There was a newer one already.
    Already,
}

/// Makes the big screen's link `old` anew; it opens nothing any more.
///
/// # Errors
/// The database's.
pub fn renew_link(
    db: &mut Db,
    area: &Mysteries,
    host: &Host,
    old: i32,
) -> Result<Renewed, AppError> {
    let renewed = change::run::<_, AppError>(db, area, host.session, |change| {
        if change.session.screen_version != old {
            return Ok(Renewed::Already);
        }
        diesel::update(s::table.find(change.session.id))
            .set(s::screen_version.eq(s::screen_version + 1))
            .execute(change.db)?;
        change.tell(SessionEvent::ScreenLinkRenewed {});
        Ok(Renewed::Done)
    })?;
    area.core.live.look_again();
    Ok(renewed)
}
