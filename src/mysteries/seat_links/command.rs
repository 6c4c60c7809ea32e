//! A seat's own link: sitting down by it, and making it anew.
//!
//! The link is shown by the guest, or by the host when a phone has died. It opens this one seat and
//! nothing else that the guest has: the host of one session is often a guest at another.

use super::query;
use crate::ids::ParticipantId;
use crate::{
    Mysteries,
    access::{Host, Seat, SeatLink},
    change,
    snapshot::rows::Participant,
};
use diesel::prelude::*;
use lamplight_core::{db::Db, error::AppError, people::login, web::Request};
use lamplight_schema::evenings::mystery_participants as p;

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
    if query::is_member(db, &link.participant)? {
        return Err(AppError::SignIn);
    }
    let (user, seat) = (link.participant.user_id, query::scope(&link.participant));
    db.transaction(|db| {
        // Whoever this browser was before, it is not any more.
        login::end(db, request)?;
        login::begin_scoped(db, user, &seat, request).map(Some)
    })
}

/// The guest makes the link of their own seat anew.
///
/// # Errors
/// The database's.
pub fn renew_own(db: &mut Db, area: &Mysteries, seat: &Seat, request: &Request) -> QueryResult<()> {
    // Whoever came by the link is known by nothing else: they do not speak for the guest.
    let by_guest = !seat.viewer.is_scoped();
    renew(db, area, &seat.participant, by_guest, request)
}

/// The host makes a guest's link anew.
///
/// # Errors
/// `NotFound` for somebody who is not there; the database's.
pub fn renew_for(
    db: &mut Db,
    area: &Mysteries,
    host: &Host,
    participant: ParticipantId,
    request: &Request,
) -> Result<(), AppError> {
    let participant = query::guest(db, host, participant)?;
    Ok(renew(db, area, &participant, false, request)?)
}

/// Makes a seat's link anew: the old one opens nothing, and the devices that used it are signed
/// out. So are a guest's other devices, unless that would cost them a seat at somebody else's table
/// and it is not they who ask. A member's are not: no link ever opened a member's seat.
fn renew(
    db: &mut Db,
    area: &Mysteries,
    participant: &Participant,
    by_guest: bool,
    request: &Request,
) -> QueryResult<()> {
    db.transaction(|db| {
        diesel::update(p::table.find(participant.id))
            .set(p::link_version.eq(p::link_version + 1))
            .execute(db)?;
        change::raise_of(db, participant.id)?;
        if query::is_member(db, participant)? {
            return Ok(());
        }
        let everywhere = by_guest || !query::sits_elsewhere(db, participant)?;
        sign_out(db, participant, everywhere, request)
    })?;
    area.core.live.look_again();
    Ok(())
}

fn sign_out(
    db: &mut Db,
    participant: &Participant,
    everywhere: bool,
    request: &Request,
) -> QueryResult<()> {
    let seat = query::scope(participant);
    if everywhere {
        login::end_others(db, participant.user_id, login::Which::Unscoped, request)?;
    }
    login::end_others(db, participant.user_id, login::Which::Scoped(&seat), request).map(drop)
}
