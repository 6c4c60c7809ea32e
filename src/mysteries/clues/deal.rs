//! Letting clues out: every clue that is due and not yet out goes where the story sends it.
//! Doing it twice changes nothing, so that a guest who comes late can be dealt in.

use crate::ids::{AssignmentId, ClueId, SessionId};
use crate::{
    change::SessionChange,
    edition::Edition,
    script,
    snapshot::{
        Snapshot,
        rows::{Phase, Session},
    },
};
use chrono::{DateTime, Utc};
use diesel::{dsl::Eq, prelude::*};
use lamplight_core::error::AppError;
use lamplight_schema::evenings::mystery_clue_states as states;
use lamplight_story_file::{
    Cast, Clue,
    release::{self, Arrival, Destination},
};
use std::collections::HashMap;

/// Lets out every clue that is due by now. `snapshot` has the characters as they are played now; of
/// the session and its clues what has changed meanwhile counts.
///
/// # Errors
/// The database's.
pub fn due(change: &mut SessionChange<'_>, snapshot: &Snapshot) -> Result<(), AppError> {
    let out = states(change)?;
    let (edition, cast) = (&snapshot.edition, snapshot.cast());
    let mut rows = Vec::new();
    for (index, clue) in edition.story.clues.iter().enumerate() {
        let id = ClueId::from(edition.clue_ids[index]);
        let public = is_public(edition, &change.session, clue);
        match out.get(&id) {
            None if is_due(edition, &change.session, clue) => {
                rows.extend(placed(change, snapshot, id, clue, &cast, public));
            }
            Some(None) if public => to_board(change, id, None)?,
            _ => {}
        }
    }
    insert(change, rows)
}

/// The clues that have come out, and since when each hangs on the board.
fn states(change: &mut SessionChange<'_>) -> QueryResult<HashMap<ClueId, Option<DateTime<Utc>>>> {
    let rows = states::table
        .filter(states::session_id.eq(change.session.id))
        .select((states::clue_id, states::on_board_at))
        .load(change.db)?;
    Ok(rows.into_iter().collect())
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
    let row = placed(change, snapshot, id, clue, &snapshot.cast(), false);
    insert(change, row.into_iter().collect())
}

/// Whether the moment of `clue` has come.
fn is_due(edition: &Edition, session: &Session, clue: &Clue) -> bool {
    let story = &edition.story;
    let Some(own) = story.round_index(&clue.round) else { return false };
    let Some(here) = here(edition, session) else { return false };
    if own != here {
        return own < here;
    }
    match release::arrival(&story.rounds[own], clue) {
        Arrival::WithLetters => own < session.letters_dealt(),
        Arrival::WithEntry(entry) => pressed(edition, session, own, entry),
        Arrival::WithEnd => false,
    }
}

/// The round that is played, from 0; after the last, one beyond it.
fn here(edition: &Edition, session: &Session) -> Option<usize> {
    match session.phase {
        Phase::Lobby => None,
        Phase::Round => session.round_index(),
        Phase::Accusation | Phase::Reveal | Phase::After => Some(edition.story.rounds.len()),
    }
}

/// Whether the button at `entry` of the round's script has been pressed.
fn pressed(edition: &Edition, session: &Session, round: usize, entry: usize) -> bool {
    let buttons = script::buttons(&edition.story.rounds[round]);
    let place = buttons.iter().position(|button| button.entry == entry);
    place.is_some_and(|place| i32::try_from(place).is_ok_and(|place| place < session.current_step))
}

/// Whether the round from which `clue` hangs on the board by itself has had its letters dealt.
fn is_public(edition: &Edition, session: &Session, clue: &Clue) -> bool {
    let from = clue.public_from.as_deref().and_then(|key| edition.story.round_index(key));
    from.is_some_and(|round| round < session.letters_dealt())
}

type State = (
    Eq<states::session_id, SessionId>,
    Eq<states::clue_id, ClueId>,
    Eq<states::holder_id, Option<AssignmentId>>,
    Eq<states::on_board_at, Option<DateTime<Utc>>>,
    Eq<states::held_since, DateTime<Utc>>,
);

/// Where a clue that comes out now goes; none if this cast never sees it.
fn placed(
    change: &SessionChange<'_>,
    snapshot: &Snapshot,
    id: ClueId,
    clue: &Clue,
    cast: &Cast,
    public: bool,
) -> Option<State> {
    let holder = match release::destination(clue, cast) {
        Destination::Dropped => return None,
        Destination::Board => None,
        Destination::Hand(_) if public => None,
        Destination::Hand(key) => holder(snapshot, key),
    };
    let board = holder.is_none().then_some(change.at);
    Some((
        states::session_id.eq(change.session.id),
        states::clue_id.eq(id),
        states::holder_id.eq(holder),
        states::on_board_at.eq(board),
        states::held_since.eq(change.at),
    ))
}

fn insert(change: &mut SessionChange<'_>, rows: Vec<State>) -> Result<(), AppError> {
    if !rows.is_empty() {
        diesel::insert_into(states::table)
            .values(rows)
            .on_conflict_do_nothing()
            .execute(change.db)?;
    }
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
            states::on_board_at.eq(change.at),
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

/// Puts a clue into another hand, or from the board into one.
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
        .set((
            states::holder_id.eq(to),
            states::held_since.eq(change.at),
            states::on_board_at.eq(None::<DateTime<Utc>>),
            states::board_by_id.eq(None::<AssignmentId>),
        ))
        .execute(change.db)?;
    Ok(())
}
