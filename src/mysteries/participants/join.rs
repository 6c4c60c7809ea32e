//! Taking a seat. Of many who come for the last ones, as many get in as there are seats: the
//! session's lock lets them in one by one, and a unique index stands behind it.

use super::returning;
use crate::{
    Mysteries,
    access::SEAT_SCOPE,
    change::{self, SessionChange},
    ids::SessionId,
    invitations,
    session_event::SessionEvent,
    snapshot::rows::{HostMode, Participant, Phase, Session},
};
use diesel::prelude::*;
use lamplight_core::{
    db::{Db, errors::constraint},
    error::AppError,
    people::{Viewer, guests, identity::DisplayName},
    web::Request,
};
use lamplight_schema::evenings::mystery_participants as p;
use uuid::Uuid;

/// What became of somebody at the door.
#[derive(Debug)]
pub enum Welcome {
    /// They have a seat. The token is for the cookie of somebody who had none.
    In(SessionId, Option<String>),
    /// No session has this code.
    UnknownCode,
    /// The host has closed the door.
    DoorClosed,
    /// It is over, or was called off.
    Over,
    /// The rounds are played; everybody is asked who did it.
    TooLate,
    /// Every seat is taken.
    Full,
    /// The host has taken their seat away.
    Removed,
    /// Somebody of this name sits there already.
    NameTaken,
    /// The host of this session knows everything and cannot play.
    HostKnows,
}

/// Why somebody was not let in.
pub(super) enum Refused {
    /// For a reason to be told.
    Welcome(Welcome),
    /// Something failed.
    Error(AppError),
}

impl From<diesel::result::Error> for Refused {
    fn from(error: diesel::result::Error) -> Self {
        match constraint(&error) {
            Some("mystery_participants_name") => Self::Welcome(Welcome::NameTaken),
            Some("mystery_participants_seat") => Self::Welcome(Welcome::Full),
            _ => Self::Error(error.into()),
        }
    }
}

impl From<AppError> for Refused {
    fn from(error: AppError) -> Self {
        Self::Error(error)
    }
}

/// Lets somebody in who found `session` by its code, or by an `invitation`, and says a name.
///
/// # Errors
/// The database's.
pub fn join(
    db: &mut Db,
    area: &Mysteries,
    request: &Request,
    viewer: Option<&Viewer>,
    (session, invitation): (&Session, &str),
    name: &DisplayName,
) -> Result<Welcome, AppError> {
    let welcome = change::run(db, area, session.id, |change| {
        let invited = invitations::command::opens(change.db, change.session.id, invitation)?;
        if change.session.session_code != session.session_code && !invited {
            return Ok(Welcome::UnknownCode);
        }
        let welcome = admit(change, request, viewer, name, invited)?;
        if matches!(welcome, Welcome::In(..)) {
            invitations::command::joined(change.db, change.session.id, invitation)?;
        }
        Ok(welcome)
    });
    match welcome {
        Ok(welcome) | Err(Refused::Welcome(welcome)) => Ok(welcome),
        Err(Refused::Error(error)) => Err(error),
    }
}

fn admit(
    change: &mut SessionChange<'_>,
    request: &Request,
    viewer: Option<&Viewer>,
    name: &DisplayName,
    invited: bool,
) -> Result<Welcome, Refused> {
    let mut viewer = viewer;
    if let Some(known) = viewer {
        if change.session.host_id == known.id && change.session.host_mode == HostMode::Knows {
            return Ok(Welcome::HostKnows);
        }
        match own_seat(change, known.id)? {
            Some(participant) if known.reaches(SEAT_SCOPE, participant.id.into()) => {
                return come_back(change, &participant);
            }
            // Who came by the link of a seat at another table is nobody at this one.
            _ => viewer = viewer.filter(|known| !known.is_scoped()),
        }
    }
    if let Some(closed) = closed(&change.session) {
        return Ok(closed);
    }
    if change.session.door_closed && !invited {
        return Ok(Welcome::DoorClosed);
    }
    let seat = free_seat(change)?.ok_or(Refused::Welcome(Welcome::Full))?;
    let (user, token) = match viewer {
        Some(viewer) => (viewer.id, None),
        None => {
            let (user, token) = guests::create(change.db, name, request)?;
            (user, Some(token))
        }
    };
    diesel::insert_into(p::table)
        .values((
            p::session_id.eq(change.session.id),
            p::user_id.eq(user),
            p::display_name.eq(name.as_str()),
            p::name_skeleton.eq(name.skeleton()),
            p::seat_number.eq(seat),
            p::joined_at.eq(change.at),
            p::last_seen_at.eq(change.at),
        ))
        .execute(change.db)?;
    change.tell(SessionEvent::Joined { name: name.as_str().to_owned() });
    Ok(Welcome::In(change.session.id, token))
}

/// Whether the session takes nobody in any more, and what to say then.
pub(super) fn closed(session: &Session) -> Option<Welcome> {
    if session.is_over() {
        return Some(Welcome::Over);
    }
    (session.phase >= Phase::Accusation).then_some(Welcome::TooLate)
}

fn own_seat(change: &mut SessionChange<'_>, user: Uuid) -> QueryResult<Option<Participant>> {
    p::table
        .filter(p::session_id.eq(change.session.id))
        .filter(p::user_id.eq(user))
        .select(Participant::as_select())
        .first(change.db)
        .optional()
}

/// The lowest seat that nobody sits in.
pub(super) fn free_seat(change: &mut SessionChange<'_>) -> QueryResult<Option<i32>> {
    let taken: Vec<i32> = p::table
        .filter(p::session_id.eq(change.session.id))
        .filter(p::left_at.is_null())
        .select(p::seat_number)
        .load(change.db)?;
    Ok((1..=change.session.seats).find(|seat| !taken.contains(seat)))
}

fn come_back(
    change: &mut SessionChange<'_>,
    participant: &Participant,
) -> Result<Welcome, Refused> {
    if participant.removed {
        return Ok(Welcome::Removed);
    }
    if participant.left_at.is_some() {
        let waits = change.snapshot()?.assignment_of(participant.id).is_some();
        match closed(&change.session) {
            // Their part waits for them, also while everybody is asked who did it.
            Some(Welcome::TooLate) if waits => {}
            Some(closed) => return Ok(closed),
            None => {}
        }
        let seat = returning::own_seat_again(change, participant)?;
        let seat = seat.ok_or(Refused::Welcome(Welcome::Full))?;
        returning::sit(change, participant, seat)?;
        change::touch(change.db, &[participant.id], change.at)?;
    }
    Ok(Welcome::In(change.session.id, None))
}
