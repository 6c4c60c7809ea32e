//! Changing a session until it begins: when, where, how many, and whether its host plays along.

use super::{command::Plan, wording};
use crate::{
    Mysteries,
    access::Host,
    change::{self, SessionChange},
    column::Word,
    invitations,
    participants::command::vacate,
    reminders,
    session_event::SessionEvent,
    snapshot::{
        Snapshot,
        rows::{HostMode, Phase, Session},
    },
};
use diesel::prelude::*;
use lamplight_core::{
    db::Db,
    error::AppError,
    web::limits::{self, Limit},
};
use lamplight_schema::evenings::mystery_sessions as s;

/// Changes of one session: each is told to everybody, by mail too.
const CHANGES: Limit = Limit { name: "evening changed", burst: 10, every_seconds: 600 };

/// What became of changing it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Changed {
    /// It is as planned, and so many who are invited by mail are told by mail.
    Done {
        /// What is different, in words.
        words: String,
        /// How many mails there are.
        mails: usize,
    },
    /// It was like that already.
    Same,
    /// It has begun, or is over.
    TooLate,
    /// More people have a seat than are to play.
    TooFew {
        /// So many.
        here: usize,
    },
    /// Who knows everything cannot play.
    Knows,
}

/// Makes the session what `plan` says, and tells everybody.
///
/// # Errors
/// `TooMany`, or the database's.
pub fn change(
    db: &mut Db,
    area: &Mysteries,
    host: &Host,
    plan: &Plan,
) -> Result<Changed, AppError> {
    limits::spend(db, CHANGES, &host.session.to_string(), &area.core)?;
    let done = change::run(db, area, host.session, |change| {
        if change.session.phase != Phase::Lobby || change.session.is_over() {
            return Ok(Changed::TooLate);
        }
        let snapshot = change.snapshot()?;
        if let Some(refused) = refused(&snapshot, plan) {
            return Ok(refused);
        }
        let Some(words) = wording::changes(&snapshot.session, plan) else {
            return Ok(Changed::Same);
        };
        turn(change, &snapshot, host, plan)?;
        keep(change, &snapshot, plan)?;
        change.tell(SessionEvent::PlanChanged { words: words.clone() });
        reminders::changed(change, &snapshot, &words)?;
        let moved = snapshot.session.starts_at != change.session.starts_at
            || snapshot.session.place != change.session.place;
        let mails = if moved {
            invitations::command::tell_change(change.db, area, host, &change.session, &words)?
        } else {
            0
        };
        Ok::<_, AppError>(Changed::Done { words, mails })
    })?;
    area.core.jobs.wake();
    Ok(done)
}

fn refused(snapshot: &Snapshot, plan: &Plan) -> Option<Changed> {
    let before = snapshot.session.host_mode;
    if before == HostMode::Knows && plan.mode == HostMode::Plays {
        return Some(Changed::Knows);
    }
    let host = snapshot.session.host_id;
    let goes = |user| plan.mode == HostMode::Knows && user == host;
    let here = snapshot.present().filter(|it| !goes(it.user_id)).count();
    let seats = usize::try_from(plan.seats).unwrap_or(usize::MAX);
    (seats < here).then_some(Changed::TooFew { here })
}

/// A host who is to know everything gives up their seat.
fn turn(
    change: &mut SessionChange<'_>,
    snapshot: &Snapshot,
    host: &Host,
    plan: &Plan,
) -> Result<(), AppError> {
    let own = snapshot.present().find(|it| it.user_id == host.viewer.id);
    match own {
        Some(own) if plan.mode == HostMode::Knows => vacate(change, own, false),
        _ => Ok(()),
    }
}

fn keep(change: &mut SessionChange<'_>, snapshot: &Snapshot, plan: &Plan) -> QueryResult<()> {
    let seats = i32::try_from(plan.seats).unwrap_or(i32::MAX);
    change.session = diesel::update(s::table.find(change.session.id))
        .set((
            s::place.eq(&plan.place),
            s::starts_at.eq(plan.starts_at),
            s::seats.eq(seats),
            s::host_mode.eq(Word(plan.mode)),
            s::story_configuration_id.eq(snapshot.edition.configuration_ids[plan.table]),
        ))
        .returning(Session::as_returning())
        .get_result(change.db)?;
    Ok(())
}
