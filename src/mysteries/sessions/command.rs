//! Opening a session, laying its table anew, calling it off.

use crate::{
    Mysteries,
    access::Host,
    change::{self, A_SLIP},
    column::Word,
    edition::Edition,
    ids::SessionId,
    invitations,
    session_event::SessionEvent,
    snapshot::rows::{HostMode, Phase, Status},
};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use lamplight_core::{
    codes,
    db::{Db, errors::constraint},
    error::AppError,
    people::{Member, identity::skeleton},
};
use lamplight_schema::evenings::{mystery_participants as p, mystery_sessions as s};

/// What a host has decided.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The table's place in the story's list.
    pub table: usize,
    /// How many seats.
    pub seats: u32,
    /// What the host will know.
    pub mode: HostMode,
    /// Where, if it was said.
    pub place: Option<String>,
    /// When, if it was said.
    pub starts_at: Option<DateTime<Utc>>,
    /// The host's time zone.
    pub zone: String,
}

/// What became of laying the table anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SeatsSet {
    /// There are so many seats.
    Done,
    /// Nobody comes in any more.
    TooLate,
    /// There can only be so many.
    OutOfRange {
        /// The fewest.
        fewest: usize,
        /// The most.
        most: usize,
    },
}

/// What became of calling it off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cancelled {
    /// It is called off.
    Done {
        /// So many who were invited by mail are told by mail.
        told: usize,
    },
    /// It was over already.
    Already,
}

/// Codes that are taken are drawn again; more often than this is no accident.
const TRIES: usize = 8;

/// Opens a session of `edition` for `host` as planned, `at` this time. A host who plays along takes
/// the first seat.
///
/// # Errors
/// The database's.
pub fn open(
    db: &mut Db,
    host: &Member,
    edition: &Edition,
    plan: &Plan,
    at: DateTime<Utc>,
) -> Result<SessionId, AppError> {
    with_fresh_code(|code| db.transaction(|db| insert(db, host, edition, plan, code, at)))
}

/// Does `work` with a code that no session has.
///
/// # Errors
/// The database's.
pub(crate) fn with_fresh_code<T>(
    mut work: impl FnMut(&str) -> QueryResult<T>,
) -> Result<T, AppError> {
    for _ in 0..TRIES {
        let code = codes::fresh().map_err(AppError::internal)?;
        match work(&code) {
            Err(error) if constraint(&error) == Some("mystery_sessions_session_code_key") => {}
            done => return Ok(done?),
        }
    }
    Err(AppError::internal("no free code was found"))
}

fn insert(
    db: &mut Db,
    host: &Member,
    edition: &Edition,
    plan: &Plan,
    code: &str,
    at: DateTime<Utc>,
) -> QueryResult<SessionId> {
    let id = diesel::insert_into(s::table)
        .values((
            s::host_id.eq(host.viewer.id),
            s::story_id.eq(edition.story_id),
            s::edition_id.eq(edition.id),
            s::story_configuration_id.eq(edition.configuration_ids[plan.table]),
            s::session_code.eq(code),
            s::title.eq(&edition.story.title),
            s::place.eq(&plan.place),
            s::starts_at.eq(plan.starts_at),
            s::time_zone.eq(&plan.zone),
            s::seats.eq(i32::try_from(plan.seats).unwrap_or(i32::MAX)),
            s::host_mode.eq(Word(plan.mode)),
            s::created_at.eq(at),
        ))
        .returning(s::id)
        .get_result(db)?;
    if plan.mode == HostMode::Plays {
        diesel::insert_into(p::table)
            .values((
                p::session_id.eq(id),
                p::user_id.eq(host.viewer.id),
                p::display_name.eq(&host.viewer.display_name),
                p::name_skeleton.eq(skeleton(&host.viewer.display_name)),
                p::seat_number.eq(1),
                p::joined_at.eq(at),
                p::last_seen_at.eq(at),
            ))
            .execute(db)?;
    }
    Ok(id)
}

/// Sets how many seats there are: not fewer than are taken, not more than the story has characters.
///
/// # Errors
/// The database's.
pub fn set_seats(
    db: &mut Db,
    area: &Mysteries,
    host: &Host,
    seats: usize,
) -> Result<SeatsSet, AppError> {
    change::press(db, area, host.session, |change| {
        let snapshot = change.snapshot()?;
        let (_, most) = snapshot.players_range();
        let fewest = snapshot.present().count().max(2);
        if change.session.phase > Phase::Round || change.session.is_over() {
            return Ok(SeatsSet::TooLate);
        }
        if seats < fewest || seats > most {
            return Ok(SeatsSet::OutOfRange { fewest, most });
        }
        let number = i32::try_from(seats).unwrap_or(i32::MAX);
        if number == change.session.seats {
            return Ok(SeatsSet::Done);
        }
        diesel::update(s::table.find(change.session.id))
            .set(s::seats.eq(number))
            .execute(change.db)?;
        change.tell(SessionEvent::SeatsChanged { seats });
        change.can_be_taken_back(format!("There are {seats} seats now."), A_SLIP);
        Ok(SeatsSet::Done)
    })
}

/// Calls the session off, and tells those who were invited by mail. Whoever calls it off a second
/// time, however close behind, finds it over under its lock, and nobody is told twice.
///
/// # Errors
/// The database's.
pub fn cancel(db: &mut Db, area: &Mysteries, host: &Host) -> Result<Cancelled, AppError> {
    let done = change::run(db, area, host.session, |change| {
        if change.session.is_over() {
            return Ok(Cancelled::Already);
        }
        diesel::update(s::table.find(change.session.id))
            .set((s::status.eq(Status::Cancelled), s::ended_at.eq(change.at)))
            .execute(change.db)?;
        change.tell(SessionEvent::Cancelled {});
        let told = invitations::command::call_off(change.db, area, host, &change.session)?;
        Ok::<_, AppError>(Cancelled::Done { told })
    })?;
    area.core.jobs.wake();
    Ok(done)
}
