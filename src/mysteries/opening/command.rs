//! Making the evening.

use super::code;
use crate::edition::Edition;
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use lamplight_core::{
    db::{Db, errors::constraint},
    error::AppError,
    people::Viewer,
};
use lamplight_schema::evenings::{mystery_participants as p, mystery_sessions as s};
use lamplight_story_file::HostMode;
use uuid::Uuid;

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

/// Codes that are taken are drawn again; more often than this is no accident.
const TRIES: usize = 8;

/// Opens an evening of `edition` for `host` as planned. A host who plays along takes the first seat.
///
/// # Errors
/// The database's.
pub fn open(db: &mut Db, host: &Viewer, edition: &Edition, plan: &Plan) -> Result<Uuid, AppError> {
    for _ in 0..TRIES {
        let code = code::fresh().map_err(AppError::internal)?;
        match db.transaction(|db| insert(db, host, edition, plan, &code)) {
            Err(error) if constraint(&error) == Some("mystery_sessions_session_code_key") => {}
            done => return Ok(done?),
        }
    }
    Err(AppError::internal("no free code was found"))
}

fn insert(
    db: &mut Db,
    host: &Viewer,
    edition: &Edition,
    plan: &Plan,
    code: &str,
) -> QueryResult<Uuid> {
    let mode = match plan.mode {
        HostMode::Plays => "plays",
        HostMode::Knows => "knows",
    };
    let id = diesel::insert_into(s::table)
        .values((
            s::host_id.eq(host.id),
            s::story_id.eq(edition.story_id),
            s::edition_id.eq(edition.id),
            s::story_configuration_id.eq(edition.configuration_ids[plan.table]),
            s::session_code.eq(code),
            s::title.eq(&edition.story.title),
            s::place.eq(&plan.place),
            s::starts_at.eq(plan.starts_at),
            s::time_zone.eq(&plan.zone),
            s::seats.eq(i32::try_from(plan.seats).unwrap_or(i32::MAX)),
            s::host_mode.eq(mode),
        ))
        .returning(s::id)
        .get_result(db)?;
    if plan.mode == HostMode::Plays {
        diesel::insert_into(p::table)
            .values((
                p::session_id.eq(id),
                p::user_id.eq(host.id),
                p::display_name.eq(&host.display_name),
                p::seat_number.eq(1),
            ))
            .execute(db)?;
    }
    Ok(id)
}
