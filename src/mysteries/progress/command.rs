//! Moving an evening on. Each press names the place it was made at: of two presses of one
//! button, in two tabs or by two impatient fingers, the second finds the evening elsewhere.

use super::view::Position;
use crate::{
    Mysteries,
    access::Host,
    clues::deal,
    evening::{
        Evening,
        rows::{Phase, Status},
    },
    floor::{self, Floor},
    reminders, script,
    session_event::SessionEvent,
};
use chrono::{Duration, Utc};
use diesel::prelude::*;
use lamplight_core::{db::Db, error::AppError};
use lamplight_schema::evenings::mystery_sessions as s;
use lamplight_story_file::Configuration;
use uuid::Uuid;

/// What became of a press.
#[derive(Debug, PartialEq, Eq)]
pub enum Pressed {
    /// The session has moved on.
    MovedOn,
    /// It was no longer there: somebody else has pressed.
    Already,
    /// It cannot, yet; why, in words.
    NotYet(String),
}

/// Presses the one button of the host's console, as it was at `at`.
///
/// # Errors
/// The database's.
pub fn press(
    db: &mut Db,
    area: &Mysteries,
    host: &Host,
    at: Position,
) -> Result<Pressed, AppError> {
    floor::change(db, area, host.evening, |floor| {
        let evening = floor.evening()?;
        if evening.position() != at || floor.session.is_over() {
            return Ok(Pressed::Already);
        }
        match floor.session.phase {
            Phase::Lobby => begin(floor, &evening),
            Phase::Round => turn(floor, &evening),
            Phase::Accusation => close_accusations(floor),
            Phase::Reveal => tell(floor, &evening),
            Phase::After => Ok(Pressed::Already),
        }
    })
}

fn begin(floor: &mut Floor<'_>, evening: &Evening) -> Result<Pressed, AppError> {
    if let Some(why) = evening.why_not_yet() {
        return Ok(Pressed::NotYet(why));
    }
    let Some(table) = table_for(evening) else {
        return Ok(Pressed::NotYet(
            "These characters do not make a table together. Let Lamplight cast once more."
                .to_owned(),
        ));
    };
    diesel::update(s::table.find(floor.session.id))
        .set((
            s::status.eq(Status::Active),
            s::phase.eq(Phase::Round),
            s::current_round.eq(1),
            s::current_step.eq(0),
            s::started_at.eq(Utc::now()),
            s::story_configuration_id.eq(table),
        ))
        .execute(floor.db)?;
    floor.tell(SessionEvent::Began {});
    floor.refresh()?;
    enter_round(floor, evening)?;
    Ok(Pressed::MovedOn)
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
    floor.tell(SessionEvent::RoundBegan {
        round: floor.session.current_round,
        name: round.name.clone(),
    });
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
    floor.tell(SessionEvent::LettersDealt { round });
    floor.refresh()?;
    Ok(())
}

/// Presses the next button of the round's script.
fn turn(floor: &mut Floor<'_>, evening: &Evening) -> Result<Pressed, AppError> {
    let index = floor.session.round_index().unwrap_or_default();
    let round = evening.edition.story.rounds.get(index).ok_or(AppError::NotFound)?;
    let Some(button) = script::next(round, floor.session.current_step) else {
        return Ok(Pressed::Already);
    };
    let dark = button.dark.map(|seconds| Utc::now() + Duration::seconds(i64::from(seconds)));
    diesel::update(s::table.find(floor.session.id))
        .set((s::current_step.eq(floor.session.current_step + 1), s::dark_until.eq(dark)))
        .execute(floor.db)?;
    floor.refresh()?;
    if button.letters {
        deal_letters(floor, evening)?;
    }
    if let Some(seconds) = button.dark {
        floor.tell(SessionEvent::WentDark { seconds });
    }
    if !button.clues.is_empty() {
        floor.tell(SessionEvent::CluesCameOut { count: button.clues.len() });
    }
    deal::due(floor)?;
    if button.last {
        end_round(floor, evening)?;
    }
    Ok(Pressed::MovedOn)
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
        diesel::update(row).set((s::phase.eq(Phase::Accusation), clear)).execute(floor.db)?;
        floor.tell(SessionEvent::AccusationsOpened {});
        return deal::due(floor);
    }
    diesel::update(row)
        .set((s::current_round.eq(s::current_round + 1), clear))
        .execute(floor.db)?;
    floor.refresh()?;
    enter_round(floor, evening)
}

fn close_accusations(floor: &mut Floor<'_>) -> Result<Pressed, AppError> {
    diesel::update(s::table.find(floor.session.id))
        .set(s::phase.eq(Phase::Reveal))
        .execute(floor.db)?;
    floor.tell(SessionEvent::AccusationsClosed {});
    Ok(Pressed::MovedOn)
}

/// Shows the next screen of the reveal; after the last, the evening is over.
fn tell(floor: &mut Floor<'_>, evening: &Evening) -> Result<Pressed, AppError> {
    let shown = usize::try_from(floor.session.reveal_step).unwrap_or_default();
    let row = s::table.find(floor.session.id);
    if shown < evening.slides().len() {
        diesel::update(row).set(s::reveal_step.eq(s::reveal_step + 1)).execute(floor.db)?;
        floor.tell(SessionEvent::ScreenShown { screen: shown + 1 });
    } else {
        diesel::update(row)
            .set((
                s::phase.eq(Phase::After),
                s::status.eq(Status::Completed),
                s::ended_at.eq(Utc::now()),
            ))
            .execute(floor.db)?;
        floor.tell(SessionEvent::Ended {});
        reminders::recap_there(floor, evening)?;
    }
    Ok(Pressed::MovedOn)
}
