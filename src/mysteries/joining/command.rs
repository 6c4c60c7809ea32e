//! Taking a seat. Of many who come for the last ones, as many get in as there are seats: the
//! session's lock lets them in one by one, and a unique index stands behind it.

use super::returning;
use crate::Mysteries;
use crate::{
    access::{SEAT_SCOPE, Seat},
    evening::rows::{Person, Phase, Session},
    floor::{self, Audience, Floor},
    progress::deal,
};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use lamplight_core::{
    db::{Db, errors::constraint},
    error::AppError,
    people::{Viewer, guests, identity::DisplayName},
    web::Request,
};
use lamplight_schema::evenings::{
    mystery_character_assignments as a, mystery_letter_reads as l, mystery_objective_ticks as t,
    mystery_participants as p, mystery_sessions as s,
};
use lamplight_story_file::HostMode;
use serde_json::json;
use uuid::Uuid;

/// What became of somebody at the door.
#[derive(Debug)]
pub enum Welcome {
    /// They have a seat. The token is for the cookie of somebody who had none.
    In(Uuid, Option<String>),
    /// No evening has this code.
    UnknownCode,
    /// It is over, or was called off.
    Over,
    /// The rounds are played; the ballots are out.
    TooLate,
    /// Every seat is taken.
    Full,
    /// The host has taken their seat away.
    Removed,
    /// Somebody of this name sits there already.
    NameTaken,
    /// The host of this evening knows everything and cannot play.
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

/// The evening with this code: its id, title, and who hosts it.
///
/// # Errors
/// The database's.
pub fn behind_code(db: &mut Db, code: &str) -> QueryResult<Option<Session>> {
    s::table.filter(s::session_code.eq(code)).select(Session::as_select()).first(db).optional()
}

/// Lets somebody in who has the code and says a name.
///
/// # Errors
/// The database's.
pub fn join(
    db: &mut Db,
    area: &Mysteries,
    request: &Request,
    viewer: Option<&Viewer>,
    code: &str,
    name: &DisplayName,
) -> Result<Welcome, AppError> {
    let Some(session) = behind_code(db, code)? else { return Ok(Welcome::UnknownCode) };
    let welcome = floor::change(db, area, session.id, |floor| admit(floor, request, viewer, name));
    match welcome {
        Ok(welcome) | Err(Refused::Welcome(welcome)) => Ok(welcome),
        Err(Refused::Error(error)) => Err(error),
    }
}

fn admit(
    floor: &mut Floor<'_>,
    request: &Request,
    viewer: Option<&Viewer>,
    name: &DisplayName,
) -> Result<Welcome, Refused> {
    let mut viewer = viewer;
    if let Some(known) = viewer {
        if floor.session.host_id == known.id && floor.session.mode() == HostMode::Knows {
            return Ok(Welcome::HostKnows);
        }
        match own_seat(floor, known.id)? {
            Some(person) if known.reaches(SEAT_SCOPE, person.id) => {
                return come_back(floor, &person);
            }
            // Who came by the link of a seat at another table is nobody at this one.
            _ => viewer = viewer.filter(|known| !known.is_scoped()),
        }
    }
    if let Some(closed) = closed(&floor.session) {
        return Ok(closed);
    }
    let seat = free_seat(floor)?.ok_or(Refused::Welcome(Welcome::Full))?;
    let (user, token) = match viewer {
        Some(viewer) => (viewer.id, None),
        None => {
            let (user, token) = guests::create(floor.db, name, request)?;
            (user, Some(token))
        }
    };
    diesel::insert_into(p::table)
        .values((
            p::session_id.eq(floor.session.id),
            p::user_id.eq(user),
            p::display_name.eq(name.as_str()),
            p::seat_number.eq(seat),
        ))
        .execute(floor.db)?;
    floor.tell(Audience::Everyone, "joined", json!({ "name": name.as_str() }));
    Ok(Welcome::In(floor.session.id, token))
}

/// Whether the evening takes nobody in any more, and what to say then.
pub(super) fn closed(session: &Session) -> Option<Welcome> {
    if session.is_over() {
        return Some(Welcome::Over);
    }
    (session.phase() >= Phase::Accusation).then_some(Welcome::TooLate)
}

fn own_seat(floor: &mut Floor<'_>, user: Uuid) -> QueryResult<Option<Person>> {
    p::table
        .filter(p::session_id.eq(floor.session.id))
        .filter(p::user_id.eq(user))
        .select(Person::as_select())
        .first(floor.db)
        .optional()
}

/// The lowest seat that nobody sits in.
pub(super) fn free_seat(floor: &mut Floor<'_>) -> QueryResult<Option<i32>> {
    let taken: Vec<i32> = p::table
        .filter(p::session_id.eq(floor.session.id))
        .filter(p::left_at.is_null())
        .select(p::seat_number)
        .load(floor.db)?;
    Ok((1..=floor.session.seats).find(|seat| !taken.contains(seat)))
}

fn come_back(floor: &mut Floor<'_>, person: &Person) -> Result<Welcome, Refused> {
    if person.removed {
        return Ok(Welcome::Removed);
    }
    if person.left_at.is_some() {
        if let Some(closed) = closed(&floor.session) {
            return Ok(closed);
        }
        let seat = free_seat(floor)?.ok_or(Refused::Welcome(Welcome::Full))?;
        returning::sit(floor, person, seat)?;
        floor::touch(floor.db, &[person.id])?;
    }
    Ok(Welcome::In(floor.session.id, None))
}

/// Gives up a seat; the part stays in the evening, its seat empty. Says whether they may: a host
/// who has read who they are stays until the evening begins, or they could come back as somebody
/// else, and as somebody else again.
///
/// # Errors
/// The database's.
pub fn leave(db: &mut Db, area: &Mysteries, seat: &Seat) -> Result<bool, AppError> {
    floor::change(db, area, seat.evening, |floor| {
        let hosts = floor.session.host_id == seat.viewer.id;
        if hosts && floor.session.phase() == Phase::Lobby && !floor.session.is_over() {
            let evening = floor.evening()?;
            if evening.hosts_read_part().is_some() {
                return Ok(false);
            }
        }
        if seat.person.left_at.is_none() && !floor.session.is_over() {
            vacate(floor, &seat.person, false)?;
        }
        Ok(true)
    })
}

/// Takes somebody out of their seat.
///
/// # Errors
/// The database's.
pub(crate) fn vacate(
    floor: &mut Floor<'_>,
    person: &Person,
    removed: bool,
) -> Result<(), AppError> {
    diesel::update(p::table.find(person.id))
        .set((p::left_at.eq(Utc::now()), p::removed.eq(removed)))
        .execute(floor.db)?;
    let part: Option<(Uuid, Uuid)> = a::table
        .filter(a::participant_id.eq(person.id))
        .select((a::id, a::character_id))
        .first(floor.db)
        .optional()?;
    if let Some((part, character)) = part {
        diesel::update(p::table.find(person.id))
            .set(p::left_character_id.eq(character))
            .execute(floor.db)?;
        empty(floor, part)?;
    }
    floor.tell(Audience::Everyone, "left", json!({ "name": person.display_name }));
    Ok(())
}

/// Nobody plays this part any more. In the lobby it is free again; later it is an empty seat.
pub(crate) fn empty(floor: &mut Floor<'_>, part: Uuid) -> Result<(), AppError> {
    if floor.session.phase() == Phase::Lobby {
        diesel::delete(a::table.find(part)).execute(floor.db)?;
        return Ok(());
    }
    diesel::update(a::table.find(part))
        .set((
            a::participant_id.eq(None::<Uuid>),
            a::role_briefing_sent.eq(false),
            a::briefing_read_at.eq(None::<DateTime<Utc>>),
        ))
        .execute(floor.db)?;
    // The letters are sealed again for whoever comes after them.
    diesel::delete(l::table.filter(l::assignment_id.eq(part))).execute(floor.db)?;
    diesel::delete(t::table.filter(t::assignment_id.eq(part))).execute(floor.db)?;
    deal::from_empty_seat(floor, part)
}
