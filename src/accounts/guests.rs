//! Guests who turn out to be members.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use lamplight_core::{
    Areas,
    db::Db,
    people::{Viewer, login},
};
use lamplight_schema::accounts::users;
use uuid::Uuid;

/// Gives what `guest` has in the areas to `member`, who has turned out to be the same person. A
/// guest with nothing left is gone; one who has become a member meanwhile stays as they are.
///
/// # Errors
/// The database's.
pub(crate) fn become_member(
    db: &mut Db,
    areas: &Areas,
    guest: &Viewer,
    member: Uuid,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    // What this browser was may have changed since its cookie was read: two presses at once. The
    // lock leaves rows alone that only refer to the guest: who holds one may wait for a session.
    let still_a_guest = users::table.find(guest.id).filter(users::kind.eq("guest"));
    let still: Option<Uuid> =
        still_a_guest.select(users::id).for_no_key_update().first(db).optional()?;
    if still.is_none() {
        return Ok(());
    }
    let mut left = false;
    for area in areas {
        area.hand_over(db, guest, member)?;
        left |= area.has_something_of(db, guest.id)?;
    }
    if left {
        return Ok(());
    }
    let guest = guest.id;
    login::end_all(db, guest)?;
    diesel::update(users::table.find(guest).filter(users::kind.eq("guest")))
        .set(users::deleted_at.eq(now))
        .execute(db)
        .map(drop)
}
