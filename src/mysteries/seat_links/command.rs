//! A seat's own link: sitting down by it, and making it anew.
//!
//! The link is shown by the guest, or by the host when a phone has died. It opens this one seat and
//! nothing else that the guest has: the host of one session is often a guest at another.
//!
//! Everything happens under the session's lock: a link that is used while it is made anew was used
//! before, and then its sign-in is over, or it opens nothing.

use super::query;
use crate::ids::ParticipantId;
use crate::{
    Mysteries,
    access::{Host, Seat, SeatLink},
    change::{self, SessionChange},
    snapshot::rows::Participant,
};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use lamplight_core::{db::Db, error::AppError, people::login, web::Request};
use lamplight_schema::evenings::{mystery_participants as p, mystery_seat_link_uses as uses};
use uuid::Uuid;

/// Sits down with a seat's own link, on whatever device: signs the browser in as the guest whose
/// seat it is, for this seat alone. Members have a password for that.
///
/// # Errors
/// `SignIn` for a member's seat, `NotFound` for a link that was made anew meanwhile; the database's.
pub fn sit_down(
    db: &mut Db,
    area: &Mysteries,
    request: &Request,
    link: &SeatLink,
) -> Result<Option<String>, AppError> {
    if link.is_seated() {
        return Ok(None);
    }
    let token = change::run::<_, AppError>(db, area, link.session, |change| {
        let participant = link.still(change.db)?;
        // Whoever this browser was before, it is not any more.
        login::end(change.db, request)?;
        let seat = query::scope(&participant);
        let token = login::begin_scoped(change.db, participant.user_id, &seat, request)?;
        // Asked after that: its row holds the person's, and whoever becomes a member at this moment
        // waits for it and ends it, or was quicker.
        if query::is_member(change.db, &participant)? {
            return Err(AppError::SignIn);
        }
        write_down(change.db, &participant, request)?;
        Ok(token)
    })?;
    area.core.live.look_again();
    Ok(Some(token))
}

/// Keeps that somebody has sat down, and has whoever has the seat told of it.
fn write_down(db: &mut Db, participant: &Participant, request: &Request) -> QueryResult<()> {
    diesel::insert_into(uses::table)
        .values((
            uses::id.eq(Uuid::now_v7()),
            uses::participant_id.eq(participant.id),
            uses::used_at.eq(request.at),
            uses::user_agent.eq(request.user_agent.as_deref()),
        ))
        .execute(db)?;
    diesel::update(p::table.find(participant.id))
        .set(p::link_used_at.eq(request.at))
        .execute(db)
        .map(drop)
}

/// The guest says that it was they who used the link. Says whether they may: who came by the link
/// cannot answer for it.
///
/// # Errors
/// The database's.
pub fn was_me(db: &mut Db, area: &Mysteries, seat: &Seat) -> Result<bool, AppError> {
    if seat.viewer.is_scoped() {
        return Ok(false);
    }
    change::run(db, area, seat.session, |change| {
        let participant = seat.still(change.db)?;
        Ok(nothing_new(change.db, &participant).map(|()| true)?)
    })
}

fn nothing_new(db: &mut Db, participant: &Participant) -> QueryResult<()> {
    diesel::update(p::table.find(participant.id))
        .set(p::link_used_at.eq(None::<DateTime<Utc>>))
        .execute(db)
        .map(drop)
}

/// The guest makes the link of their own seat anew.
///
/// # Errors
/// The database's.
pub fn renew_own(
    db: &mut Db,
    area: &Mysteries,
    seat: &Seat,
    request: &Request,
) -> Result<(), AppError> {
    // Whoever came by the link is known by nothing else: they do not speak for the guest.
    let by_guest = !seat.viewer.is_scoped();
    change::run::<_, AppError>(db, area, seat.session, |change| {
        let participant = seat.still(change.db)?;
        if by_guest {
            nothing_new(change.db, &participant)?;
        }
        Ok(renew(change, &participant, by_guest, request)?)
    })?;
    area.core.live.look_again();
    Ok(())
}

/// The host makes a guest's link anew. That it was used is not for the host to say it is settled.
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
    change::run::<_, AppError>(db, area, host.session, |change| {
        let participant = query::guest(change.db, host, participant)?;
        Ok(renew(change, &participant, false, request)?)
    })?;
    area.core.live.look_again();
    Ok(())
}

/// Makes a seat's link anew: the old one opens nothing, and the devices that used it are signed
/// out. So are a guest's other devices, unless that would cost them a seat at somebody else's table
/// and it is not they who ask. A member's are not: no link opens a member's seat, but one that was
/// used while they were a guest is over too.
fn renew(
    change: &mut SessionChange<'_>,
    participant: &Participant,
    by_guest: bool,
    request: &Request,
) -> QueryResult<()> {
    let db = &mut *change.db;
    diesel::update(p::table.find(participant.id))
        .set(p::link_version.eq(p::link_version + 1))
        .execute(db)?;
    let everywhere = !query::is_member(db, participant)?
        && (by_guest || !query::sits_elsewhere(db, participant)?);
    let user = participant.user_id;
    if everywhere {
        login::end_others(db, user, login::Which::Unscoped, request)?;
    }
    let seat = query::scope(participant);
    login::end_others(db, user, login::Which::Scoped(&seat), request).map(drop)
}
