//! Reading an evening: one query per table, whatever happened in it.

use super::{
    Evening, Part,
    rows::{Accusation, Assignment, ClueState, LetterRead, Person, Phase, Session, Tick, Viewing},
};
use crate::edition::{Edition, Shelf};
use chrono::Utc;
use diesel::prelude::*;
use lamplight_core::{db::Db, error::AppError};
use lamplight_schema::evenings::*;
use std::sync::Arc;
use uuid::Uuid;

/// Reads the evening `id`. Whoever calls has a policy that let them.
///
/// # Errors
/// `NotFound`, or the database's.
pub fn load(db: &mut Db, shelf: &Shelf, id: Uuid) -> Result<Evening, AppError> {
    let session: Session =
        mystery_sessions::table.find(id).select(Session::as_select()).first(db)?;
    of_session(db, shelf, session)
}

/// Reads the rest of an evening whose row is at hand.
///
/// # Errors
/// The database's.
pub(crate) fn of_session(
    db: &mut Db,
    shelf: &Shelf,
    session: Session,
) -> Result<Evening, AppError> {
    let edition = shelf.get(db, session.edition_id)?;
    let people = people(db, session.id)?;
    let parts = parts(db, session.id, &edition)?;
    let begun = session.phase() > Phase::Lobby;
    let voting = session.phase() >= Phase::Accusation;
    let evening = Evening {
        clues: if begun { clues(db, session.id)? } else { Vec::new() },
        viewings: if begun { viewings(db, session.id)? } else { Vec::new() },
        letters_read: if begun { letters_read(db, session.id)? } else { Vec::new() },
        ticks: if begun { ticks(db, session.id)? } else { Vec::new() },
        accusations: if voting { accusations(db, session.id)? } else { Vec::new() },
        now: Utc::now(),
        session,
        edition,
        people,
        parts,
    };
    Ok(evening)
}

fn people(db: &mut Db, session: Uuid) -> QueryResult<Vec<Person>> {
    mystery_participants::table
        .filter(mystery_participants::session_id.eq(session))
        .order(mystery_participants::seat_number)
        .select(Person::as_select())
        .load(db)
}

fn parts(db: &mut Db, session: Uuid, edition: &Arc<Edition>) -> QueryResult<Vec<Part>> {
    let rows: Vec<Assignment> = mystery_character_assignments::table
        .filter(mystery_character_assignments::session_id.eq(session))
        .select(Assignment::as_select())
        .load(db)?;
    let placed = rows.into_iter().filter_map(|row| {
        let character = edition.character_index(row.character_id)?;
        Some(Part { row, character })
    });
    let mut parts: Vec<Part> = placed.collect();
    parts.sort_by_key(|part| part.character);
    Ok(parts)
}

fn clues(db: &mut Db, session: Uuid) -> QueryResult<Vec<ClueState>> {
    mystery_clue_states::table
        .filter(mystery_clue_states::session_id.eq(session))
        .select(ClueState::as_select())
        .load(db)
}

fn viewings(db: &mut Db, session: Uuid) -> QueryResult<Vec<Viewing>> {
    mystery_clue_viewings::table
        .filter(mystery_clue_viewings::session_id.eq(session))
        .order(mystery_clue_viewings::shown_at)
        .select(Viewing::as_select())
        .load(db)
}

fn letters_read(db: &mut Db, session: Uuid) -> QueryResult<Vec<LetterRead>> {
    mystery_letter_reads::table
        .inner_join(mystery_character_assignments::table)
        .filter(mystery_character_assignments::session_id.eq(session))
        .select(LetterRead::as_select())
        .load(db)
}

fn ticks(db: &mut Db, session: Uuid) -> QueryResult<Vec<Tick>> {
    mystery_objective_ticks::table
        .inner_join(mystery_character_assignments::table)
        .filter(mystery_character_assignments::session_id.eq(session))
        .select(Tick::as_select())
        .load(db)
}

fn accusations(db: &mut Db, session: Uuid) -> QueryResult<Vec<Accusation>> {
    mystery_accusations::table
        .filter(mystery_accusations::session_id.eq(session))
        .order(mystery_accusations::created_at)
        .select(Accusation::as_select())
        .load(db)
}
