//! Making the television's link anew.

use crate::{Mysteries, access::Host, change, session_event::SessionEvent};
use diesel::prelude::*;
use lamplight_core::{db::Db, error::AppError};
use lamplight_schema::evenings::mystery_sessions as s;

/// Makes the big screen's link anew; the old one opens nothing.
///
/// # Errors
/// The database's.
pub fn renew_link(db: &mut Db, area: &Mysteries, host: &Host) -> Result<(), AppError> {
    change::run::<_, AppError>(db, area, host.session, |change| {
        diesel::update(s::table.find(change.session.id))
            .set(s::screen_version.eq(s::screen_version + 1))
            .execute(change.db)?;
        change.tell(SessionEvent::ScreenLinkRenewed {});
        Ok(())
    })?;
    area.core.live.look_again();
    Ok(())
}
