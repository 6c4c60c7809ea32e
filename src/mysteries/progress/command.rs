//! Moving an evening on. Each press names the place it was made at: of two presses of one
//! button, in two tabs or by two impatient fingers, the second finds the evening elsewhere.

use super::deal;
use crate::Mysteries;
use crate::{
    access::Host,
    evening::{Evening, helm::Position, rows::Phase, script},
    floor::{self, Audience, Floor},
};
use chrono::{Duration, Utc};
use diesel::prelude::*;
use lamplight_core::{db::Db, error::AppError};
use lamplight_schema::evenings::mystery_sessions as s;
use lamplight_story_file::Configuration;
use serde_json::json;
use uuid::Uuid;

/// What became of a press.
#[derive(Debug, PartialEq, Eq)]
pub enum Moved {
    /// The evening has moved on.
    On,
    /// It was no longer there: somebody else has pressed.
    Already,
    /// It cannot, yet; why, in words.
    NotYet(String),
}

/// Presses the one button of the host's console, as it was at `at`.
///
/// # Errors
/// The database's.
pub fn press(db: &mut Db, area: &Mysteries, host: &Host, at: Position) -> Result<Moved, AppError> {
    floor::change(db, area, host.evening, |floor| {
        let evening = floor.evening()?;
        if evening.position() != at || floor.session.is_over() {
            return Ok(Moved::Already);
        }
        match floor.session.phase() {
            Phase::Lobby => begin(floor, &evening),
            Phase::Round => turn(floor, &evening),
            Phase::Accusation => close_ballots(floor),
            Phase::Reveal => tell(floor, &evening),
            Phase::After => Ok(Moved::Already),
        }
    })
}

fn begin(floor: &mut Floor<'_>, evening: &Evening) -> Result<Moved, AppError> {
    if let Some(why) = evening.why_not_yet() {
        return Ok(Moved::NotYet(why));
    }
    let Some(table) = table_for(evening) else {
        return Ok(Moved::NotYet(
            "These characters do not make a table together. Let Lamplight cast once more."
                .to_owned(),
        ));
    };
    diesel::update(s::table.find(floor.session.id))
        .set((
            s::status.eq("active"),
            s::phase.eq(Phase::Round.name()),
            s::current_round.eq(1),
            s::current_step.eq(0),
            s::started_at.eq(Utc::now()),
            s::story_configuration_id.eq(table),
        ))
        .execute(floor.db)?;
    floor.tell(Audience::Everyone, "began", json!({}));
    floor.refresh()?;
    enter_round(floor, evening)?;
    Ok(Moved::On)
}

/// The configuration whose cast is at the table.
fn table_for(evening: &Evening) -> Option<Uuid> {
    let cast = evening.cast();
    let tables =
        evening.edition.story.configurations.iter().zip(&evening.edition.configuration_ids);
    let fits = |table: &&Configuration| {
        let size = u32::try_from(cast.size()).unwrap_or(u32::MAX);
        (table.min_players..=table.max_players).contains(&size)
            && cast.keys().all(|key| table.characters.iter().any(|it| it == key))
    };
    tables.into_iter().find(|(table, _)| fits(table)).map(|(_, id)| *id)
}

/// A round without a button for its letters deals them as it begins.
fn enter_round(floor: &mut Floor<'_>, evening: &Evening) -> Result<(), AppError> {
    let index = floor.session.round_index().unwrap_or_default();
    let Some(round) = evening.edition.story.rounds.get(index) else { return Ok(()) };
    floor.tell(Audience::Everyone, "round", json!({ "round": index + 1, "name": round.name }));
    if script::buttons(round).iter().all(|button| !button.letters) {
        deal_letters(floor, evening)?;
    }
    deal::due(floor)
}

fn deal_letters(floor: &mut Floor<'_>, evening: &Evening) -> Result<(), AppError> {
    let round = floor.session.current_round;
    let minutes = usize::try_from(round - 1)
        .ok()
        .and_then(|index| evening.edition.story.rounds.get(index))
        .map_or(0, |it| it.minutes);
    diesel::update(s::table.find(floor.session.id))
        .set((
            s::letters_round.eq(round),
            s::timer_ends_at.eq(Utc::now() + Duration::minutes(i64::from(minutes))),
            s::timer_left_seconds.eq(None::<i32>),
        ))
        .execute(floor.db)?;
    floor.tell(Audience::Everyone, "letters", json!({ "round": round }));
    floor.refresh()?;
    Ok(())
}

/// Presses the next button of the round's script.
fn turn(floor: &mut Floor<'_>, evening: &Evening) -> Result<Moved, AppError> {
    let index = floor.session.round_index().unwrap_or_default();
    let round = evening.edition.story.rounds.get(index).ok_or(AppError::NotFound)?;
    let Some(button) = script::next(round, floor.session.current_step) else {
        return Ok(Moved::Already);
    };
    let dark = button.dark.map(|seconds| Utc::now() + Duration::seconds(i64::from(seconds)));
    diesel::update(s::table.find(floor.session.id))
        .set((s::current_step.eq(floor.session.current_step + 1), s::dark_until.eq(dark)))
        .execute(floor.db)?;
    floor.refresh()?;
    if button.letters {
        deal_letters(floor, evening)?;
    }
    if dark.is_some() {
        floor.tell(Audience::Everyone, "dark", json!({ "seconds": button.dark }));
    }
    if !button.clues.is_empty() {
        floor.tell(Audience::Everyone, "clues", json!({ "count": button.clues.len() }));
    }
    deal::due(floor)?;
    if button.last {
        end_round(floor, evening)?;
    }
    Ok(Moved::On)
}

fn end_round(floor: &mut Floor<'_>, evening: &Evening) -> Result<(), AppError> {
    let rounds = evening.edition.story.rounds.len();
    let last = usize::try_from(floor.session.current_round) == Ok(rounds);
    let clear = (
        s::current_step.eq(0),
        s::timer_ends_at.eq(None::<chrono::DateTime<Utc>>),
        s::timer_left_seconds.eq(None::<i32>),
    );
    let row = s::table.find(floor.session.id);
    if last {
        diesel::update(row)
            .set((s::phase.eq(Phase::Accusation.name()), clear))
            .execute(floor.db)?;
        floor.tell(Audience::Everyone, "ballots", json!({}));
        return deal::due(floor);
    }
    diesel::update(row)
        .set((s::current_round.eq(s::current_round + 1), clear))
        .execute(floor.db)?;
    floor.refresh()?;
    enter_round(floor, evening)
}

fn close_ballots(floor: &mut Floor<'_>) -> Result<Moved, AppError> {
    diesel::update(s::table.find(floor.session.id))
        .set(s::phase.eq(Phase::Reveal.name()))
        .execute(floor.db)?;
    floor.tell(Audience::Everyone, "ballots_closed", json!({}));
    Ok(Moved::On)
}

/// Shows the next screen of the reveal; after the last, the evening is over.
fn tell(floor: &mut Floor<'_>, evening: &Evening) -> Result<Moved, AppError> {
    let shown = usize::try_from(floor.session.reveal_step).unwrap_or_default();
    let row = s::table.find(floor.session.id);
    if shown < evening.slides().len() {
        diesel::update(row).set(s::reveal_step.eq(s::reveal_step + 1)).execute(floor.db)?;
        floor.tell(Audience::Everyone, "screen", json!({ "screen": shown + 1 }));
    } else {
        diesel::update(row)
            .set((
                s::phase.eq(Phase::After.name()),
                s::status.eq("completed"),
                s::ended_at.eq(Utc::now()),
            ))
            .execute(floor.db)?;
        floor.tell(Audience::Everyone, "ended", json!({}));
    }
    Ok(Moved::On)
}

/// Calls the evening off.
///
/// # Errors
/// The database's.
pub fn cancel(db: &mut Db, area: &Mysteries, host: &Host) -> Result<Moved, AppError> {
    floor::change(db, area, host.evening, |floor| {
        if floor.session.is_over() {
            return Ok(Moved::Already);
        }
        diesel::update(s::table.find(floor.session.id))
            .set((s::status.eq("cancelled"), s::ended_at.eq(Utc::now())))
            .execute(floor.db)?;
        floor.tell(Audience::Everyone, "cancelled", json!({}));
        Ok(Moved::On)
    })
}

/// Lets a clue out before its button; only a host who knows everything sees which.
///
/// # Errors
/// `NotFound` if there is no such clue waiting; the database's.
pub fn let_go(db: &mut Db, area: &Mysteries, host: &Host, clue: Uuid) -> Result<(), AppError> {
    floor::change(db, area, host.evening, |floor| {
        let evening = floor.evening()?;
        let waiting = evening.helm().clues.iter().any(|it| it.id == clue);
        let index =
            evening.edition.clue_index(clue).filter(|_| waiting).ok_or(AppError::NotFound)?;
        deal::now(floor, &evening, index)?;
        floor.tell(Audience::Everyone, "clues", json!({ "count": 1 }));
        Ok(())
    })
}
