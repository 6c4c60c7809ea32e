//! Letting clues out: every clue that is due and not yet out goes where the story sends it.
//! Doing it twice changes nothing, so that a guest who comes late can be dealt in.

use crate::ids::{AssignmentId, ClueId};
use crate::{
    evening::{Evening, rows::Phase},
    floor::Floor,
    script,
};
use chrono::Utc;
use diesel::prelude::*;
use lamplight_core::error::AppError;
use lamplight_schema::evenings::mystery_clue_states as states;
use lamplight_story_file::{
    Cast, Clue,
    release::{self, Arrival, Destination},
};

/// Lets out every clue that is due by now.
///
/// # Errors
/// The database's.
pub fn due(floor: &mut Floor<'_>) -> Result<(), AppError> {
    floor.refresh()?;
    let evening = floor.evening_now()?;
    let cast = evening.cast();
    for (index, clue) in evening.edition.story.clues.iter().enumerate() {
        let id = ClueId::from(evening.edition.clue_ids[index]);
        match (evening.state_of(id), is_due(&evening, clue), is_public(&evening, clue)) {
            (None, true, public) => place(floor, &evening, id, clue, &cast, public)?,
            (Some(state), _, true) if state.on_board_at.is_none() => to_board(floor, id, None)?,
            _ => {}
        }
    }
    Ok(())
}

/// Lets one clue out now, before its button.
///
/// # Errors
/// The database's.
pub fn now(floor: &mut Floor<'_>, evening: &Evening, index: usize) -> Result<(), AppError> {
    let (id, clue) =
        (ClueId::from(evening.edition.clue_ids[index]), &evening.edition.story.clues[index]);
    place(floor, evening, id, clue, &evening.cast(), false)
}

/// Whether the moment of `clue` has come.
fn is_due(evening: &Evening, clue: &Clue) -> bool {
    let story = &evening.edition.story;
    let Some(own) = story.round_index(&clue.round) else { return false };
    let Some(here) = here(evening) else { return false };
    if own != here {
        return own < here;
    }
    match release::arrival(&story.rounds[own], clue) {
        Arrival::WithLetters => own < evening.session.letters_dealt(),
        Arrival::WithEntry(entry) => pressed(evening, own, entry),
        Arrival::WithEnd => false,
    }
}

/// The round that is played, from 0; after the last, one beyond it.
fn here(evening: &Evening) -> Option<usize> {
    match evening.session.phase {
        Phase::Lobby => None,
        Phase::Round => evening.session.round_index(),
        Phase::Accusation | Phase::Reveal | Phase::After => {
            Some(evening.edition.story.rounds.len())
        }
    }
}

/// Whether the button at `entry` of the round's script has been pressed.
fn pressed(evening: &Evening, round: usize, entry: usize) -> bool {
    let buttons = script::buttons(&evening.edition.story.rounds[round]);
    let place = buttons.iter().position(|button| button.entry == entry);
    place.is_some_and(|place| {
        i32::try_from(place).is_ok_and(|place| place < evening.session.current_step)
    })
}

/// Whether the round from which `clue` hangs on the board by itself has had its letters dealt.
fn is_public(evening: &Evening, clue: &Clue) -> bool {
    let from = clue.public_from.as_deref().and_then(|key| evening.edition.story.round_index(key));
    from.is_some_and(|round| round < evening.session.letters_dealt())
}

fn place(
    floor: &mut Floor<'_>,
    evening: &Evening,
    id: ClueId,
    clue: &Clue,
    cast: &Cast,
    public: bool,
) -> Result<(), AppError> {
    let holder = match release::destination(clue, cast) {
        Destination::Dropped => return Ok(()),
        Destination::Board => None,
        Destination::Hand(_) if public => None,
        Destination::Hand(key) => holder(evening, key),
    };
    let board = holder.is_none().then(Utc::now);
    diesel::insert_into(states::table)
        .values((
            states::session_id.eq(floor.session.id),
            states::clue_id.eq(id),
            states::holder_id.eq(holder),
            states::on_board_at.eq(board),
        ))
        .on_conflict_do_nothing()
        .execute(floor.db)?;
    Ok(())
}

fn holder(evening: &Evening, key: &str) -> Option<AssignmentId> {
    let character = evening.edition.character_of_key(key)?;
    evening.parts.iter().find(|part| part.character == character).map(|part| part.row.id)
}

/// Puts a clue on the board; `by` did it, or the house.
///
/// # Errors
/// The database's.
pub fn to_board(
    floor: &mut Floor<'_>,
    clue: ClueId,
    by: Option<AssignmentId>,
) -> Result<(), AppError> {
    let row = states::table
        .filter(states::session_id.eq(floor.session.id))
        .filter(states::clue_id.eq(clue));
    diesel::update(row)
        .set((
            states::holder_id.eq(None::<AssignmentId>),
            states::on_board_at.eq(Utc::now()),
            states::board_by_id.eq(by),
        ))
        .execute(floor.db)?;
    Ok(())
}

/// Somebody's seat is empty: what they held goes where the story sends it without them. What it
/// sends nowhere stays in the empty hand, for whoever takes the seat.
///
/// # Errors
/// The database's.
pub fn from_empty_seat(floor: &mut Floor<'_>, assignment: AssignmentId) -> Result<(), AppError> {
    let evening = floor.evening_now()?;
    let cast = evening.cast();
    for (index, clue) in evening.edition.story.clues.iter().enumerate() {
        let id = ClueId::from(evening.edition.clue_ids[index]);
        if evening.state_of(id).is_none_or(|state| state.holder_id != Some(assignment)) {
            continue;
        }
        match release::destination(clue, &cast) {
            Destination::Dropped => {}
            Destination::Board => to_board(floor, id, None)?,
            Destination::Hand(key) => {
                if let Some(to) = holder(&evening, key) {
                    hand_over(floor, id, to)?;
                }
            }
        }
    }
    Ok(())
}

/// Puts a clue into another hand.
///
/// # Errors
/// The database's.
pub fn hand_over(floor: &mut Floor<'_>, clue: ClueId, to: AssignmentId) -> Result<(), AppError> {
    let row = states::table
        .filter(states::session_id.eq(floor.session.id))
        .filter(states::clue_id.eq(clue));
    diesel::update(row)
        .set((states::holder_id.eq(to), states::held_since.eq(Utc::now())))
        .execute(floor.db)?;
    Ok(())
}
