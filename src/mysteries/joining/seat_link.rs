//! A seat's own link: sitting down by it, and making it anew.
//!
//! The link is shown by the guest, or by the host when a phone has died. It opens this one seat and
//! nothing else that the guest has: the host of one evening is often a guest at another.

use crate::Mysteries;
use crate::{
    access::{SEAT_SCOPE, SeatLink},
    evening::rows::Person,
    floor,
};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use lamplight_core::{
    db::Db,
    error::AppError,
    people::{Scope, Viewer, login},
    web::Request,
};
use lamplight_schema::{accounts::users, evenings::mystery_participants as p};

/// Sits down with a seat's own link, on whatever device: signs the browser in as the guest whose
/// seat it is, for this seat alone. Members have a password for that.
///
/// # Errors
/// `Forbidden` for a member's seat; the database's.
pub fn sit_down(
    db: &mut Db,
    request: &Request,
    link: &SeatLink,
) -> Result<Option<String>, AppError> {
    if link.is_seated() {
        return Ok(None);
    }
    let kind: String = users::table.find(link.person.user_id).select(users::kind).first(db)?;
    if kind != "guest" {
        return Err(AppError::SignIn);
    }
    let (user, seat) = (link.person.user_id, seat_scope(&link.person));
    db.transaction(|db| {
        // Whoever this browser was before, it is not any more.
        login::end(db, request)?;
        login::begin_scoped(db, user, &seat, request).map(Some)
    })
}

/// Who asks for a new link to a seat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Renewal {
    /// The guest, who is known by more than the seat's link.
    Guest,
    /// The host, or somebody who came by the link.
    Other,
}

impl Renewal {
    /// By the one who sits there.
    pub fn by(viewer: &Viewer) -> Self {
        if viewer.is_scoped() { Self::Other } else { Self::Guest }
    }
}

/// Makes a seat's link anew: the old one opens nothing, and the devices that used it are signed
/// out. So are a guest's other devices, unless that would cost them a seat at somebody else's table
/// and it is not they who ask. A member's are not: no link ever opened a member's seat.
///
/// # Errors
/// The database's.
pub fn renew_link(
    db: &mut Db,
    area: &Mysteries,
    person: &Person,
    by: Renewal,
    request: &Request,
) -> QueryResult<()> {
    db.transaction(|db| {
        diesel::update(p::table.find(person.id))
            .set(p::link_version.eq(p::link_version + 1))
            .execute(db)?;
        floor::raise_of(db, area, person.id)?;
        let kind: String = users::table.find(person.user_id).select(users::kind).first(db)?;
        if kind != "guest" {
            return Ok(());
        }
        let everywhere = by == Renewal::Guest || !sits_elsewhere(db, person)?;
        sign_out(db, person, everywhere, request)
    })?;
    area.core.live.look_again();
    Ok(())
}

fn sits_elsewhere(db: &mut Db, person: &Person) -> QueryResult<bool> {
    let others = p::table.filter(p::user_id.eq(person.user_id)).filter(p::id.ne(person.id));
    diesel::select(diesel::dsl::exists(others)).get_result(db)
}

fn sign_out(db: &mut Db, person: &Person, everywhere: bool, request: &Request) -> QueryResult<()> {
    let seat = seat_scope(person);
    if everywhere {
        login::end_others_unscoped(db, person.user_id, request)?;
    }
    login::end_others_of(db, person.user_id, &seat, request).map(drop)
}

/// When this seat was last opened by its link on a device other than the one that asks, and is still
/// open there: so that nobody else reads along unnoticed.
///
/// # Errors
/// The database's.
pub fn opened_elsewhere(
    db: &mut Db,
    person: &Person,
    request: &Request,
) -> QueryResult<Option<DateTime<Utc>>> {
    login::begun_elsewhere(db, person.user_id, &seat_scope(person), request)
}

fn seat_scope(person: &Person) -> Scope {
    Scope::new(SEAT_SCOPE, person.id)
}
