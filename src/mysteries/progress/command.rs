//! Moving a session on. Each press names the place it was made at: of two presses of one
//! button, in two tabs or by two impatient fingers, the second finds the session elsewhere.

use super::view::Position;
use crate::{
    Mysteries,
    access::Host,
    change::{self, A_SLIP, SessionChange},
    clues::deal,
    reminders, script,
    session_event::SessionEvent,
    snapshot::{
        Snapshot,
        rows::{Phase, Session, Status},
    },
};
use chrono::{DateTime, Duration, Utc};
use diesel::prelude::*;
use lamplight_core::{countdown::Countdown, db::Db, error::AppError};
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
    /// The host is asked first, this question of the console.
    Ask(&'static str),
}

/// Presses the one button of the host's console, as it was at `at`. Where somebody would lose
/// something by it the host has to be `sure`.
///
/// # Errors
/// The database's.
pub fn press(
    db: &mut Db,
    area: &Mysteries,
    host: &Host,
    at: Position,
    sure: bool,
) -> Result<Pressed, AppError> {
    change::press(db, area, host.session, |change| {
        let snapshot = change.snapshot()?;
        if snapshot.position() != at || change.session.is_over() {
            return Ok(Pressed::Already);
        }
        if let Some(question) = snapshot.asks_first().filter(|_| !sure) {
            return Ok(Pressed::Ask(question));
        }
        match change.session.phase {
            Phase::Lobby => begin(change, &snapshot),
            Phase::Round => turn(change, &snapshot),
            Phase::Accusation => close_accusations(change),
            Phase::Reveal => tell(change, &snapshot),
            Phase::After => Ok(Pressed::Already),
        }
    })
}

fn begin(change: &mut SessionChange<'_>, snapshot: &Snapshot) -> Result<Pressed, AppError> {
    if let Some(why) = snapshot.why_not_yet() {
        return Ok(Pressed::NotYet(why));
    }
    let Some(table) = table_for(snapshot) else {
        return Ok(Pressed::NotYet(
            "These characters do not make a table together. Let Lamplight cast once more."
                .to_owned(),
        ));
    };
    change.session = diesel::update(s::table.find(change.session.id))
        .set((
            s::status.eq(Status::Active),
            s::phase.eq(Phase::Round),
            s::current_round.eq(1),
            s::current_step.eq(0),
            s::started_at.eq(change.at),
            s::story_configuration_id.eq(table),
        ))
        .returning(Session::as_returning())
        .get_result(change.db)?;
    change.tell(SessionEvent::Began {});
    change.can_be_taken_back("The evening has begun.", A_SLIP);
    enter_round(change, snapshot)?;
    Ok(Pressed::MovedOn)
}

/// The configuration whose cast is at the table.
fn table_for(snapshot: &Snapshot) -> Option<Uuid> {
    let cast = snapshot.cast();
    let tables =
        snapshot.edition.story.configurations.iter().zip(&snapshot.edition.configuration_ids);
    let fits = |table: &&Configuration| {
        let size = u32::try_from(cast.size()).unwrap_or(u32::MAX);
        (table.min_players..=table.max_players).contains(&size)
            && cast.keys().all(|key| table.characters.iter().any(|it| it == key))
    };
    tables.into_iter().find(|(table, _)| fits(table)).map(|(_, id)| *id)
}

/// A round without a button for its letters deals them as it begins.
fn enter_round(change: &mut SessionChange<'_>, snapshot: &Snapshot) -> Result<(), AppError> {
    let index = change.session.round_index().unwrap_or_default();
    let Some(round) = snapshot.edition.story.rounds.get(index) else { return Ok(()) };
    change.tell(SessionEvent::RoundBegan {
        round: change.session.current_round,
        name: round.name.clone(),
    });
    if script::buttons(round).iter().all(|button| !button.letters) {
        deal_letters(change, snapshot)?;
    }
    deal::due(change, snapshot)
}

fn deal_letters(change: &mut SessionChange<'_>, snapshot: &Snapshot) -> Result<(), AppError> {
    let round = change.session.current_round;
    let minutes = usize::try_from(round - 1)
        .ok()
        .and_then(|index| snapshot.edition.story.rounds.get(index))
        .map_or(0, |it| it.minutes);
    let clock = Countdown::started(change.at, Duration::minutes(i64::from(minutes)));
    let (ends_at, left) = clock.columns();
    change.session = diesel::update(s::table.find(change.session.id))
        .set((
            s::letters_round.eq(round),
            s::timer_ends_at.eq(ends_at),
            s::timer_left_seconds.eq(left),
        ))
        .returning(Session::as_returning())
        .get_result(change.db)?;
    change.tell(SessionEvent::LettersDealt { round });
    Ok(())
}

/// Presses the next button of the round's script.
fn turn(change: &mut SessionChange<'_>, snapshot: &Snapshot) -> Result<Pressed, AppError> {
    let index = change.session.round_index().unwrap_or_default();
    let round = snapshot.edition.story.rounds.get(index).ok_or(AppError::NotFound)?;
    let Some(button) = script::next(round, change.session.current_step) else {
        return Ok(Pressed::Already);
    };
    let dark = button.dark.map(|seconds| change.at + Duration::seconds(i64::from(seconds)));
    change.session = diesel::update(s::table.find(change.session.id))
        .set((s::current_step.eq(change.session.current_step + 1), s::dark_until.eq(dark)))
        .returning(Session::as_returning())
        .get_result(change.db)?;
    change.can_be_taken_back(format!("You pressed “{}”.", button.label), A_SLIP);
    if button.letters {
        deal_letters(change, snapshot)?;
    }
    if let Some(seconds) = button.dark {
        change.tell(SessionEvent::WentDark { seconds });
    }
    if !button.clues.is_empty() {
        change.tell(SessionEvent::CluesCameOut { count: button.clues.len() });
    }
    deal::due(change, snapshot)?;
    if button.last {
        end_round(change, snapshot)?;
    }
    Ok(Pressed::MovedOn)
}

fn end_round(change: &mut SessionChange<'_>, snapshot: &Snapshot) -> Result<(), AppError> {
    let rounds = snapshot.edition.story.rounds.len();
    let last = usize::try_from(change.session.current_round) == Ok(rounds);
    let clear = (
        s::current_step.eq(0),
        s::timer_ends_at.eq(None::<DateTime<Utc>>),
        s::timer_left_seconds.eq(None::<i32>),
    );
    let row = s::table.find(change.session.id);
    if last {
        change.session = diesel::update(row)
            .set((s::phase.eq(Phase::Accusation), clear))
            .returning(Session::as_returning())
            .get_result(change.db)?;
        change.tell(SessionEvent::AccusationsOpened {});
        return deal::due(change, snapshot);
    }
    change.session = diesel::update(row)
        .set((s::current_round.eq(s::current_round + 1), clear))
        .returning(Session::as_returning())
        .get_result(change.db)?;
    enter_round(change, snapshot)
}

fn close_accusations(change: &mut SessionChange<'_>) -> Result<Pressed, AppError> {
    diesel::update(s::table.find(change.session.id))
        .set(s::phase.eq(Phase::Reveal))
        .execute(change.db)?;
    change.tell(SessionEvent::AccusationsClosed {});
    change.can_be_taken_back("The ballots are closed.", A_SLIP);
    Ok(Pressed::MovedOn)
}

/// Shows the next screen of the reveal; after the last, the session is over.
fn tell(change: &mut SessionChange<'_>, snapshot: &Snapshot) -> Result<Pressed, AppError> {
    let shown = usize::try_from(change.session.reveal_step).unwrap_or_default();
    let row = s::table.find(change.session.id);
    if shown < snapshot.slides().len() {
        diesel::update(row).set(s::reveal_step.eq(s::reveal_step + 1)).execute(change.db)?;
        change.tell(SessionEvent::ScreenShown { screen: shown + 1 });
        change.can_be_taken_back("The next screen is shown.", A_SLIP);
    } else {
        diesel::update(row)
            .set((
                s::phase.eq(Phase::After),
                s::status.eq(Status::Completed),
                s::ended_at.eq(change.at),
            ))
            .execute(change.db)?;
        change.tell(SessionEvent::Ended {});
        change.can_be_taken_back("The evening is over.", A_SLIP);
        reminders::recap_there(change, snapshot)?;
    }
    Ok(Pressed::MovedOn)
}

/// What became of ending the dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lit {
    /// It is light again.
    Done,
    /// It was not dark.
    Already,
}

/// Ends the dark before its time.
///
/// # Errors
/// The database's.
pub fn light(db: &mut Db, area: &Mysteries, host: &Host) -> Result<Lit, AppError> {
    change::press(db, area, host.session, |change| {
        let dark = change.session.dark_until.is_some_and(|end| end > change.at);
        if !dark || change.session.is_over() {
            return Ok(Lit::Already);
        }
        diesel::update(s::table.find(change.session.id))
            .set(s::dark_until.eq(None::<DateTime<Utc>>))
            .execute(change.db)?;
        change.tell(SessionEvent::LightAgain {});
        change.can_be_taken_back("The phones are lit again.", A_SLIP);
        Ok(Lit::Done)
    })
}
