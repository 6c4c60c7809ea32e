//! The seats of a guest who turns out to be a member.

use crate::access::SEAT_SCOPE;
use diesel::{
    dsl::exists,
    prelude::*,
    sql_query,
    sql_types::{Nullable, Uuid as SqlUuid},
};
use lamplight_core::{db::Db, people::Viewer};
use lamplight_schema::evenings::mystery_participants;
use uuid::Uuid;

/// Gives the seats of `guest` to `member`: all that this browser may sit in. A seat beside another
/// of the member's, or at a table that the member hosts, stays the guest's: one person cannot hold
/// both.
///
/// # Errors
/// The database's.
pub(crate) fn seats(db: &mut Db, guest: &Viewer, member: Uuid) -> QueryResult<()> {
    let only = match &guest.scope {
        Some(scope) if scope.kind != SEAT_SCOPE => return Ok(()),
        scope => scope.as_ref().map(|scope| scope.id),
    };
    // In their order, before the seats: as everybody does who changes one.
    sql_query(
        "select 1 from mystery_sessions where id in \
         (select session_id from mystery_participants where user_id = $1) order by id \
         for no key update",
    )
    .bind::<SqlUuid, _>(guest.id)
    .execute(db)?;
    // The sessions look different for it: their versions grow.
    sql_query(
        "with given as (update mystery_participants p set user_id = $2 where user_id = $1 \
         and ($3 is null or id = $3) \
         and not exists (select 1 from mystery_participants o \
                         where o.session_id = p.session_id and o.user_id = $2) \
         and not exists (select 1 from mystery_sessions s \
                         where s.id = p.session_id and s.host_id = $2) \
         returning session_id) \
         update mystery_sessions set event_seq = event_seq \
         where id in (select session_id from given)",
    )
    .bind::<SqlUuid, _>(guest.id)
    .bind::<SqlUuid, _>(member)
    .bind::<Nullable<SqlUuid>, _>(only)
    .execute(db)
    .map(drop)
}

/// Whether this user has a seat anywhere.
///
/// # Errors
/// The database's.
pub(crate) fn has_seats(db: &mut Db, user: Uuid) -> QueryResult<bool> {
    let seats = mystery_participants::table.filter(mystery_participants::user_id.eq(user));
    diesel::select(exists(seats)).get_result(db)
}
