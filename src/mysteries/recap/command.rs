//! Sharing the recap, and making its link anew.

use crate::{Mysteries, access::Host, change, session_event::SessionEvent};
use diesel::prelude::*;
use lamplight_core::{db::Db, error::AppError};
use lamplight_schema::evenings::mystery_sessions as s;

/// Lets anybody with the link read the recap, or only those who were there.
///
/// # Errors
/// The database's.
pub fn share(db: &mut Db, area: &Mysteries, host: &Host, shared: bool) -> Result<(), AppError> {
    change::run(db, area, host.session, |change| {
        if change.session.recap_shared == shared {
            return Ok(());
        }
        diesel::update(s::table.find(change.session.id))
            .set(s::recap_shared.eq(shared))
            .execute(change.db)?;
        change.tell(SessionEvent::RecapShared { shared });
        Ok(())
    })
}

/// Makes the recap's link `old` anew; it opens nothing any more. Says whether there was none newer.
///
/// # Errors
/// The database's.
pub fn renew_link(db: &mut Db, area: &Mysteries, host: &Host, old: i32) -> Result<bool, AppError> {
    change::run(db, area, host.session, |change| {
        if change.session.recap_version != old {
            return Ok(false);
        }
        diesel::update(s::table.find(change.session.id))
            .set(s::recap_version.eq(s::recap_version + 1))
            .execute(change.db)?;
        change.tell(SessionEvent::RecapLinkRenewed {});
        Ok(true)
    })
}
