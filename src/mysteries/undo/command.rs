//! Taking back a press. The triggers of its tables have kept the rows that it changed; they are put
//! back, the last first, if each of them still is as the press left it. What others have seen
//! meanwhile they have seen, and what they did that has nothing to do with it stays.

use crate::{
    Mysteries, access::Host, change, ids::PressId, session_event::SessionEvent,
    snapshot::rows::Press,
};
use diesel::{prelude::*, result::Error as Sql};
use lamplight_core::{db::Db, error::AppError};
use lamplight_schema::evenings::mystery_presses as x;

diesel::define_sql_function! {
    /// Of ours: puts back what a press has changed, and says whether it could.
    fn take_back_press(press: diesel::sql_types::Uuid) -> Bool;
}

/// What became of taking it back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TakenBack {
    /// All is as it was before. These words said what was done.
    Done(String),
    /// It was taken back before, or something else has been pressed long since.
    Gone,
    /// The time for it is over.
    TooLate,
    /// Somebody has done something with what came of it.
    Changed,
}

enum Refused {
    Changed,
    Error(AppError),
}

impl From<Sql> for Refused {
    fn from(error: Sql) -> Self {
        Self::Error(error.into())
    }
}

impl From<AppError> for Refused {
    fn from(error: AppError) -> Self {
        Self::Error(error)
    }
}

/// Takes back `press`.
///
/// # Errors
/// The database's.
pub fn take_back(
    db: &mut Db,
    area: &Mysteries,
    host: &Host,
    press: PressId,
) -> Result<TakenBack, AppError> {
    let done = change::run(db, area, host.session, |change| {
        let row = x::table.find(press).filter(x::session_id.eq(host.session));
        let row = row.select(Press::as_select()).first(change.db).optional()?;
        let Some(Press { words, until, .. }) = row else { return Ok(TakenBack::Gone) };
        if until < change.at {
            return Ok(TakenBack::TooLate);
        }
        if !diesel::select(take_back_press(press)).get_result::<bool>(change.db)? {
            return Ok(TakenBack::Changed);
        }
        let snapshot = change.snapshot_now()?;
        let seats = usize::try_from(snapshot.session.seats).unwrap_or_default();
        if snapshot.present().count() > seats {
            // There were more seats meanwhile, and somebody has sat down.
            return Err(Refused::Changed);
        }
        change.tell(SessionEvent::PressTakenBack {});
        Ok(TakenBack::Done(words))
    });
    match done {
        Ok(done) => Ok(done),
        Err(Refused::Changed) => Ok(TakenBack::Changed),
        Err(Refused::Error(error)) => Err(error),
    }
}
