//! Guests: people who have a seat and nothing else. A cookie is all that tells who they are,
//! until they make an account of it.

use super::{Viewer, login};
use crate::{accounts::identity::DisplayName, db::Db, error::AppError, web::Asker};
use chrono::Utc;
use diesel::{
    dsl::exists,
    prelude::*,
    sql_query,
    sql_types::{Nullable, Uuid as SqlUuid},
};
use lamplight_schema::{
    accounts::{login_sessions, users},
    evenings::mystery_participants,
};
use uuid::Uuid;

/// Makes a guest called `name` and begins their login session. Call it in the transaction that
/// gives them their seat; the token goes to `session::keep` after the commit.
///
/// # Errors
/// The database's, or when the system has no randomness.
pub fn create(db: &mut Db, name: &DisplayName, asker: &Asker) -> Result<(Uuid, String), AppError> {
    let id = diesel::insert_into(users::table)
        .values((users::kind.eq("guest"), users::display_name.eq(name.as_str())))
        .returning(users::id)
        .get_result(db)?;
    Ok((id, login::begin(db, id, asker)?))
}

/// Gives the seats of `guest` to `member`, who has turned out to be the same person: all that this
/// browser may sit in. A seat beside another of the member's, or at a table that the member hosts,
/// stays the guest's: one person cannot hold both. A guest with nothing left is gone.
///
/// # Errors
/// The database's.
pub(super) fn become_member(db: &mut Db, guest: &Viewer, member: Uuid) -> QueryResult<()> {
    sql_query(
        "update mystery_participants p set user_id = $2 where user_id = $1 \
         and ($3 is null or id = $3) \
         and not exists (select 1 from mystery_participants o \
                         where o.session_id = p.session_id and o.user_id = $2) \
         and not exists (select 1 from mystery_sessions s \
                         where s.id = p.session_id and s.host_id = $2)",
    )
    .bind::<SqlUuid, _>(guest.id)
    .bind::<SqlUuid, _>(member)
    .bind::<Nullable<SqlUuid>, _>(guest.only_seat)
    .execute(db)?;
    let guest = guest.id;
    let seats = mystery_participants::table.filter(mystery_participants::user_id.eq(guest));
    if diesel::select(exists(seats)).get_result(db)? {
        return Ok(());
    }
    diesel::delete(login_sessions::table.filter(login_sessions::user_id.eq(guest))).execute(db)?;
    diesel::update(users::table.find(guest).filter(users::kind.eq("guest")))
        .set(users::deleted_at.eq(Utc::now()))
        .execute(db)
        .map(drop)
}
