//! A seat's own link: sitting down by it, and making it anew.
//!
//! The link is shown by the guest, or by the host when a phone has died. It opens this one seat and
//! nothing else that the guest has: the host of one evening is often a guest at another.

use crate::{
    accounts::{Viewer, login},
    app::App,
    db::Db,
    error::AppError,
    mysteries::{access::SeatLink, evening::rows::Person},
    web::Asker,
};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use lamplight_schema::{
    accounts::{login_sessions, users},
    evenings::mystery_participants as p,
};

/// Sits down with a seat's own link, on whatever device: signs the browser in as the guest whose
/// seat it is, for this seat alone. Members have a password for that.
///
/// # Errors
/// `Forbidden` for a member's seat; the database's.
pub fn sit_down(db: &mut Db, asker: &Asker, link: &SeatLink) -> Result<Option<String>, AppError> {
    if link.is_seated() {
        return Ok(None);
    }
    let kind: String = users::table.find(link.person.user_id).select(users::kind).first(db)?;
    if kind != "guest" {
        return Err(AppError::SignIn);
    }
    let (user, seat) = (link.person.user_id, link.person.id);
    db.transaction(|db| {
        // Whoever this browser was before, it is not any more.
        login::end(db, asker)?;
        login::begin_in_seat(db, user, seat, asker).map(Some)
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
        if viewer.only_seat.is_none() { Self::Guest } else { Self::Other }
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
    app: &App,
    person: &Person,
    by: Renewal,
    asker: &Asker,
) -> QueryResult<()> {
    db.transaction(|db| {
        diesel::update(p::table.find(person.id))
            .set(p::link_version.eq(p::link_version + 1))
            .execute(db)?;
        let kind: String = users::table.find(person.user_id).select(users::kind).first(db)?;
        if kind != "guest" {
            return Ok(());
        }
        let everywhere = by == Renewal::Guest || !sits_elsewhere(db, person)?;
        sign_out(db, person, everywhere, asker)
    })?;
    app.hub.look_again();
    Ok(())
}

fn sits_elsewhere(db: &mut Db, person: &Person) -> QueryResult<bool> {
    let others = p::table.filter(p::user_id.eq(person.user_id)).filter(p::id.ne(person.id));
    diesel::select(diesel::dsl::exists(others)).get_result(db)
}

fn sign_out(db: &mut Db, person: &Person, everywhere: bool, asker: &Asker) -> QueryResult<()> {
    let own = asker.token_hash.unwrap_or_default();
    let others = login_sessions::table
        .filter(login_sessions::user_id.eq(person.user_id))
        .filter(login_sessions::token_hash.ne(own.as_slice()));
    let by_link = login_sessions::seat_id.eq(person.id);
    if everywhere {
        let whole = login_sessions::seat_id.is_null();
        diesel::delete(others.filter(whole.or(by_link.assume_not_null()))).execute(db)?;
    } else {
        diesel::delete(others.filter(by_link)).execute(db)?;
    }
    Ok(())
}

/// When this seat was last opened by its link on a device other than the one that asks, and is still
/// open there: so that nobody else reads along unnoticed.
///
/// # Errors
/// The database's.
pub fn opened_elsewhere(
    db: &mut Db,
    person: &Person,
    asker: &Asker,
) -> QueryResult<Option<DateTime<Utc>>> {
    let own = asker.token_hash.unwrap_or_default();
    login_sessions::table
        .filter(login_sessions::seat_id.eq(person.id))
        .filter(login_sessions::token_hash.ne(own.as_slice()))
        .select(diesel::dsl::max(login_sessions::created_at))
        .first(db)
}
