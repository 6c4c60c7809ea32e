//! Changing a session: whoever does has it to themselves until the commit.
//!
//! Every change locks the session's row first, so that two of them cannot cross; writes what
//! happened as events in order, and raises its version; those who look at it are told after the
//! commit.

use super::{
    session_event::{Audience, SessionEvent},
    snapshot::{
        self, Snapshot,
        rows::{Participant, Session},
    },
};
use crate::Mysteries;
use crate::ids::{AssignmentId, ParticipantId, PressId, SessionId};
use chrono::{DateTime, Duration, Utc};
use diesel::{
    prelude::*,
    result::Error as Sql,
    sql_query,
    sql_types::{Bool, Text, Timestamptz, Uuid as SqlUuid},
};
use lamplight_core::{
    db::Db,
    error::AppError,
    live::{Place, announce},
};
use lamplight_schema::evenings::{mystery_events, mystery_press_rows, mystery_sessions};
use serde_json::Value;
use uuid::Uuid;

/// For so long the host can take back a slip.
pub const A_SLIP: Duration = Duration::seconds(10);
/// For so long, what they decide about somebody who is not there.
pub const A_DECISION: Duration = Duration::seconds(60);

/// The name of the live pages' channel.
pub(crate) const CHANNEL: &str = "mystery";

/// Where those listen who look at this session.
pub(crate) fn place(session: SessionId) -> Place {
    Place { channel: CHANNEL, id: session.into() }
}

/// See the module.
pub struct SessionChange<'a> {
    /// The connection, in the transaction.
    pub db: &'a mut Db,
    /// The application's parts.
    pub area: &'a Mysteries,
    /// The session as it was when it was locked; whoever changes its row puts here what it is then.
    pub session: Session,
    /// When it was locked, by `core.clock`: what happens now happens at this time.
    pub at: DateTime<Utc>,
    events: Vec<SessionEvent>,
    press: Option<PressId>,
    undo: Option<Undo>,
}

/// How a press can be taken back.
struct Undo {
    words: String,
    lasts: Duration,
}

impl SessionChange<'_> {
    /// The host can take this press back for so long; `words` say what it did. See [`press`].
    pub fn can_be_taken_back(&mut self, words: impl Into<String>, lasts: Duration) {
        self.undo = Some(Undo { words: words.into(), lasts });
    }

    /// Notes that something happened.
    pub fn tell(&mut self, event: SessionEvent) {
        self.events.push(event);
    }

    /// The session as it was when it was locked. Ask for it before anything is changed.
    ///
    /// # Errors
    /// The database's.
    pub fn snapshot(&mut self) -> Result<Snapshot, AppError> {
        snapshot::locked(self.db, self.area, self.session.id, self.session.version)
    }

    /// The session as it stands now, with what this transaction has changed.
    ///
    /// # Errors
    /// The database's.
    pub fn snapshot_now(&mut self) -> Result<Snapshot, AppError> {
        snapshot::read(self.db, self.area, self.session.id)
    }

    /// Writes what happened, and raises the version: every change does, also one that is told to
    /// nobody.
    fn finish(&mut self) -> QueryResult<()> {
        let first = self.session.event_seq;
        let rows: Vec<_> = self
            .events
            .iter()
            .zip(first + 1..)
            .map(|(event, seq)| row(self.session.id, seq, event, self.at))
            .collect();
        let count = i64::try_from(rows.len()).unwrap_or(i64::MAX);
        if count > 0 {
            diesel::insert_into(mystery_events::table).values(rows).execute(self.db)?;
        }
        diesel::update(mystery_sessions::table.find(self.session.id))
            .set(mystery_sessions::event_seq.eq(first + count))
            .execute(self.db)?;
        match self.press {
            Some(press) => self.keep(press),
            None => Ok(()),
        }
    }

    /// Keeps what a press has changed for as long as it can be taken back; one that changed nothing
    /// leaves nothing to take back. What is too late for that is forgotten.
    fn keep(&mut self, press: PressId) -> QueryResult<()> {
        let Some(Undo { words, lasts }) = &self.undo else {
            let rows = mystery_press_rows::table.filter(mystery_press_rows::press_id.eq(press));
            return diesel::delete(rows).execute(self.db).map(drop);
        };
        sql_query(
            "with late as (delete from mystery_presses where session_id = $2 and until < $4) \
             insert into mystery_presses (id, session_id, words, pressed_at, until) \
             select $1, $2, $3, $4, $5 \
             where exists (select from mystery_press_rows where press_id = $1)",
        )
        .bind::<SqlUuid, _>(press)
        .bind::<SqlUuid, _>(self.session.id)
        .bind::<Text, _>(words)
        .bind::<Timestamptz, _>(self.at)
        .bind::<Timestamptz, _>(self.at + *lasts)
        .execute(self.db)
        .map(drop)
    }
}

diesel::define_sql_function! {
    /// Sets one of PostgreSQL's settings, for this transaction only.
    fn set_config(name: Text, value: Text, local: Bool) -> Text;
}

type EventRow = (
    diesel::dsl::Eq<mystery_events::session_id, SessionId>,
    diesel::dsl::Eq<mystery_events::seq, i64>,
    diesel::dsl::Eq<mystery_events::kind, &'static str>,
    diesel::dsl::Eq<mystery_events::audience, &'static str>,
    diesel::dsl::Eq<mystery_events::assignment_id, Option<AssignmentId>>,
    diesel::dsl::Eq<mystery_events::payload, Value>,
    diesel::dsl::Eq<mystery_events::created_at, DateTime<Utc>>,
);

fn row(session: SessionId, seq: i64, event: &SessionEvent, at: DateTime<Utc>) -> EventRow {
    use mystery_events as e;
    let (audience, assignment) = match event.audience() {
        Audience::Everyone => ("everyone", None),
        Audience::Host => ("host", None),
        Audience::Seat(assignment) => ("seat", Some(assignment)),
    };
    (
        e::session_id.eq(session),
        e::seq.eq(seq),
        e::kind.eq(event.kind()),
        e::audience.eq(audience),
        e::assignment_id.eq(assignment),
        e::payload.eq(event.payload()),
        e::created_at.eq(at),
    )
}

/// Changes the session `id` by `work`. When it returns an error nothing has happened.
///
/// # Errors
/// `work`'s, or the database's turned into it.
pub fn run<T, E>(
    db: &mut Db,
    area: &Mysteries,
    id: SessionId,
    work: impl FnOnce(&mut SessionChange<'_>) -> Result<T, E>,
) -> Result<T, E>
where
    E: From<Sql>,
{
    change(db, area, id, None, work)
}

/// The same for something that the host presses: what it changes is remembered, so that it can be
/// taken back ([`SessionChange::can_be_taken_back`]).
///
/// # Errors
/// `work`'s, or the database's turned into it.
pub fn press<T, E>(
    db: &mut Db,
    area: &Mysteries,
    id: SessionId,
    work: impl FnOnce(&mut SessionChange<'_>) -> Result<T, E>,
) -> Result<T, E>
where
    E: From<Sql>,
{
    change(db, area, id, Some(PressId::from(Uuid::new_v4())), work)
}

fn change<T, E>(
    db: &mut Db,
    area: &Mysteries,
    id: SessionId,
    press: Option<PressId>,
    work: impl FnOnce(&mut SessionChange<'_>) -> Result<T, E>,
) -> Result<T, E>
where
    E: From<Sql>,
{
    let done = db.transaction(|db| {
        let session = lock(db, id)?;
        let at = area.core.clock.now();
        if let Some(press) = press {
            let remembered = set_config("lamplight.press", press.to_string(), true);
            diesel::select(remembered).execute(db)?;
        }
        let mut change =
            SessionChange { db, area, session, at, events: Vec::new(), press, undo: None };
        let done = work(&mut change)?;
        change.finish()?;
        Ok::<T, E>(done)
    })?;
    area.core.live.changed(place(id));
    Ok(done)
}

/// Locks a session's row without standing in the way of rows that only refer to it.
fn lock(db: &mut Db, id: SessionId) -> QueryResult<Session> {
    mystery_sessions::table.find(id).select(Session::as_select()).for_no_key_update().first(db)
}

/// Raises the version of session `id` and tells those who look at it, for a change of another row
/// that nobody else makes at the same time. In the transaction of that change.
///
/// # Errors
/// The database's.
pub(crate) fn raise(db: &mut Db, id: SessionId) -> QueryResult<()> {
    let same = mystery_sessions::event_seq.eq(mystery_sessions::event_seq);
    diesel::update(mystery_sessions::table.find(id)).set(same).execute(db)?;
    announce(db, place(id))
}

/// Notes that these have been heard of `at` this time; those who have left are not there, whatever
/// they look at.
///
/// # Errors
/// The database's.
pub fn touch(db: &mut Db, participants: &[ParticipantId], at: DateTime<Utc>) -> QueryResult<usize> {
    use lamplight_schema::evenings::mystery_participants as p;
    let here = p::table.filter(p::id.eq_any(participants)).filter(p::left_at.is_null());
    diesel::update(here).set((p::last_seen_at.eq(at), p::by_page.eq(false))).execute(db)
}

/// Notes that somebody who sits there has opened a page. A browser with a script opens a stream
/// next, and is heard of by that.
///
/// # Errors
/// The database's.
pub(crate) fn opened_a_page(
    db: &mut Db,
    session: SessionId,
    participant: &Participant,
    at: DateTime<Utc>,
) -> QueryResult<()> {
    use lamplight_schema::evenings::mystery_participants as p;
    let just_now = participant.by_page && (at - participant.last_seen_at).num_seconds() < 10;
    if just_now || participant.left_at.is_some() {
        return Ok(());
    }
    let here = p::table.find(participant.id).filter(p::left_at.is_null());
    diesel::update(here).set((p::last_seen_at.eq(at), p::by_page.eq(true))).execute(db)?;
    if participant.is_heard(at) { Ok(()) } else { raise(db, session) }
}

/// Notes that somebody's phone, which was away, is there again: the session looks different for it.
///
/// # Errors
/// The database's.
pub(crate) fn back_again(
    db: &mut Db,
    session: SessionId,
    participant: ParticipantId,
    at: DateTime<Utc>,
) -> QueryResult<()> {
    touch(db, &[participant], at)?;
    raise(db, session)
}
