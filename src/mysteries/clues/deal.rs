//! Letting clues out: every clue that is due and not yet out goes where the story sends it.
//! Doing it twice changes nothing, so that a guest who comes late can be dealt in.

use crate::ids::{AssignmentId, ClueId};
use crate::{
    change::SessionChange,
    script,
    snapshot::{Snapshot, rows::Phase},
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
pub fn due(change: &mut SessionChange<'_>) -> Result<(), AppError> {
    change.refresh()?;
    let snapshot = change.snapshot_now()?;
    let cast = snapshot.cast();
    for (index, clue) in snapshot.edition.story.clues.iter().enumerate() {
        let id = ClueId::from(snapshot.edition.clue_ids[index]);
        match (snapshot.state_of(id), is_due(&snapshot, clue), is_public(&snapshot, clue)) {
            (None, true, public) => place(change, &snapshot, id, clue, &cast, public)?,
            (Some(state), _, true) if state.on_board_at.is_none() => to_board(change, id, None)?,
            _ => {}
        }
    }
    Ok(())
}

/// Lets one clue out now, before its button.
///
/// # Errors
/// The database's.
pub fn now(
    change: &mut SessionChange<'_>,
    snapshot: &Snapshot,
    index: usize,
) -> Result<(), AppError> {
    let (id, clue) =
        (ClueId::from(snapshot.edition.clue_ids[index]), &snapshot.edition.story.clues[index]);
    place(change, snapshot, id, clue, &snapshot.cast(), false)
}

/// Whether the moment of `clue` has come.
fn is_due(snapshot: &Snapshot, clue: &Clue) -> bool {
    let story = &snapshot.edition.story;
    let Some(own) = story.round_index(&clue.round) else { return false };
    let Some(here) = here(snapshot) else { return false };
    if own != here {
        return own < here;
    }
    match release::arrival(&story.rounds[own], clue) {
        Arrival::WithLetters => own < snapshot.session.letters_dealt(),
        Arrival::WithEntry(entry) => pressed(snapshot, own, entry),
        Arrival::WithEnd => false,
    }
}

/// The round that is played, from 0; after the last, one beyond it.
fn here(snapshot: &Snapshot) -> Option<usize> {
    match snapshot.session.phase {
        Phase::Lobby => None,
        Phase::Round => snapshot.session.round_index(),
        Phase::Accusation | Phase::Reveal | Phase::After => {
            Some(snapshot.edition.story.rounds.len())
        }
    }
}

/// Whether the button at `entry` of the round's script has been pressed.
fn pressed(snapshot: &Snapshot, round: usize, entry: usize) -> bool {
    let buttons = script::buttons(&snapshot.edition.story.rounds[round]);
    let place = buttons.iter().position(|button| button.entry == entry);
    place.is_some_and(|place| {
        i32::try_from(place).is_ok_and(|place| place < snapshot.session.current_step)
    })
}

/// Whether the round from which `clue` hangs on the board by itself has had its letters dealt.
fn is_public(snapshot: &Snapshot, clue: &Clue) -> bool {
    let from = clue.public_from.as_deref().and_then(|key| snapshot.edition.story.round_index(key));
    from.is_some_and(|round| round < snapshot.session.letters_dealt())
}

fn place(
    change: &mut SessionChange<'_>,
    snapshot: &Snapshot,
    id: ClueId,
    clue: &Clue,
    cast: &Cast,
    public: bool,
) -> Result<(), AppError> {
    let holder = match release::destination(clue, cast) {
        Destination::Dropped => return Ok(()),
        Destination::Board => None,
        Destination::Hand(_) if public => None,
        Destination::Hand(key) => holder(snapshot, key),
    };
    let board = holder.is_none().then(Utc::now);
    diesel::insert_into(states::table)
        .values((
            states::session_id.eq(change.session.id),
            states::clue_id.eq(id),
            states::holder_id.eq(holder),
            states::on_board_at.eq(board),
        ))
        .on_conflict_do_nothing()
        .execute(change.db)?;
    Ok(())
}

fn holder(snapshot: &Snapshot, key: &str) -> Option<AssignmentId> {
    let character = snapshot.edition.character_of_key(key)?;
    snapshot.assignment_for(character).map(|assignment| assignment.row.id)
}

/// Puts a clue on the board; `by` did it, or the house.
///
/// # Errors
/// The database's.
pub fn to_board(
    change: &mut SessionChange<'_>,
    clue: ClueId,
    by: Option<AssignmentId>,
) -> Result<(), AppError> {
    let row = states::table
        .filter(states::session_id.eq(change.session.id))
        .filter(states::clue_id.eq(clue));
    diesel::update(row)
        .set((
            states::holder_id.eq(None::<AssignmentId>),
            states::on_board_at.eq(Utc::now()),
            states::board_by_id.eq(by),
        ))
        .execute(change.db)?;
    Ok(())
}

/// Somebody's seat is empty: what they held goes where the story sends it without them. What it
/// sends nowhere stays in the empty hand, for whoever takes the seat.
///
/// # Errors
/// The database's.
pub fn from_empty_seat(
    change: &mut SessionChange<'_>,
    assignment: AssignmentId,
) -> Result<(), AppError> {
    let snapshot = change.snapshot_now()?;
    let cast = snapshot.cast();
    for (index, clue) in snapshot.edition.story.clues.iter().enumerate() {
        let id = ClueId::from(snapshot.edition.clue_ids[index]);
        if snapshot.state_of(id).is_none_or(|state| state.holder_id != Some(assignment)) {
            continue;
        }
        match release::destination(clue, &cast) {
            Destination::Dropped => {}
            Destination::Board => to_board(change, id, None)?,
            Destination::Hand(key) => {
                if let Some(to) = holder(&snapshot, key) {
                    hand_over(change, id, to)?;
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
pub fn hand_over(
    change: &mut SessionChange<'_>,
    clue: ClueId,
    to: AssignmentId,
) -> Result<(), AppError> {
    let row = states::table
        .filter(states::session_id.eq(change.session.id))
        .filter(states::clue_id.eq(clue));
    diesel::update(row)
        .set((states::holder_id.eq(to), states::held_since.eq(Utc::now())))
        .execute(change.db)?;
    Ok(())
}
