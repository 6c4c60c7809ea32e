//! What a holder does with a clue: shows it to one person, gives it away, puts it on the board.

use super::letters::own_part;
use crate::Mysteries;
use crate::{
    access::Seat,
    evening::{Evening, rows::Phase},
    floor::{self, Audience, Floor},
    progress::deal,
};
use diesel::prelude::*;
use lamplight_core::{db::Db, error::AppError};
use lamplight_schema::evenings::mystery_clue_viewings as v;
use lamplight_story_file::Can;
use serde_json::json;
use uuid::Uuid;

/// What to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    /// Show it to this part.
    Show(Uuid),
    /// Give it to this part.
    Give(Uuid),
    /// Put it on the board.
    Board,
}

/// What became of it.
#[derive(Debug, PartialEq, Eq)]
pub enum Done {
    /// It was done; in words.
    Yes(String),
    /// It cannot be done any more; why, in words.
    No(String),
}

/// Moves the clue `clue` from the seat's own hand.
///
/// # Errors
/// `NotFound` for a clue they do not hold, something it may not be used for, or nobody to give it
/// to; the database's.
pub fn play(
    db: &mut Db,
    area: &Mysteries,
    seat: &Seat,
    clue: Uuid,
    what: Move,
) -> Result<Done, AppError> {
    floor::change(db, area, seat.evening, |floor| {
        let evening = floor.evening()?;
        let part = own_part(&evening, seat)?.row.id;
        if evening.session.phase() != Phase::Round {
            return Ok(Done::No("The round is over; what you hold, you hold.".to_owned()));
        }
        let index = evening.edition.clue_index(clue).ok_or(AppError::NotFound)?;
        if evening.state_of(clue).is_none_or(|state| state.holder_id != Some(part)) {
            return gone(&evening, clue, part);
        }
        let it = &evening.edition.story.clues[index];
        let needed = match what {
            Move::Show(_) => Can::Show,
            Move::Give(_) => Can::Give,
            Move::Board => Can::Board,
        };
        if !it.rights().contains(&needed) {
            return Err(AppError::NotFound);
        }
        carry_out(floor, &evening, part, clue, what)
    })
}

/// They had it a moment ago: pressed twice, or in another tab.
fn gone(evening: &Evening, clue: Uuid, part: Uuid) -> Result<Done, AppError> {
    let on_board = evening.board().iter().any(|card| card.id == clue);
    let seen = evening.shown_to(part).iter().any(|card| card.id == clue);
    if on_board || seen {
        return Ok(Done::No("That one is no longer in your hand.".to_owned()));
    }
    Err(AppError::NotFound)
}

fn carry_out(
    floor: &mut Floor<'_>,
    evening: &Evening,
    from: Uuid,
    clue: Uuid,
    what: Move,
) -> Result<Done, AppError> {
    match what {
        Move::Board => {
            deal::to_board(floor, clue, Some(from))?;
            floor.tell(Audience::Everyone, "board", json!({ "by": name(evening, from) }));
            Ok(Done::Yes("It hangs on the board, for all to see.".to_owned()))
        }
        Move::Show(to) => {
            let whom = receiver(evening, from, to)?;
            see(floor, clue, Some(from), to)?;
            floor.tell(Audience::Seat(to), "shown", json!({ "by": name(evening, from) }));
            Ok(Done::Yes(format!("{whom} can read it now, and nobody else.")))
        }
        Move::Give(to) => {
            let whom = receiver(evening, from, to)?;
            deal::hand_over(floor, clue, to)?;
            // Who gave it away has read it, and may look at it again.
            see(floor, clue, None, from)?;
            floor.tell(Audience::Seat(to), "given", json!({ "by": name(evening, from) }));
            Ok(Done::Yes(format!("It is in {whom}’s hand now.")))
        }
    }
}

fn name(evening: &Evening, part: Uuid) -> String {
    evening.part(part).map_or_else(String::new, |part| evening.name(part.character).to_owned())
}

/// The character behind a part that somebody plays, and not one's own.
fn receiver(evening: &Evening, from: Uuid, to: Uuid) -> Result<String, AppError> {
    let part =
        evening.part(to).filter(|part| part.row.id != from && part.row.participant_id.is_some());
    part.map(|part| evening.name(part.character).to_owned()).ok_or(AppError::NotFound)
}

/// `viewer` may look at the clue from now on; `by` showed it, or they had it in hand themselves.
fn see(floor: &mut Floor<'_>, clue: Uuid, by: Option<Uuid>, viewer: Uuid) -> QueryResult<usize> {
    diesel::insert_into(v::table)
        .values((
            v::session_id.eq(floor.session.id),
            v::clue_id.eq(clue),
            v::viewer_id.eq(viewer),
            v::shown_by_id.eq(by),
        ))
        .on_conflict_do_nothing()
        .execute(floor.db)
}
