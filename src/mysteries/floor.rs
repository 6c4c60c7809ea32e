//! The floor of an evening: whoever changes it has it to themselves until the commit.
//!
//! Every change locks the session's row first, so that two of them cannot cross; writes what
//! happened as events in order; and tells all processes when it is committed.

use super::{
    evening::{self, Evening, rows::Session},
    session_event::SessionEvent,
};
use crate::Mysteries;
use diesel::{dsl::now, prelude::*, result::Error as Sql, sql_types::Text};
use lamplight_core::{db::Db, error::AppError};
use lamplight_schema::evenings::{mystery_events, mystery_sessions};
use serde_json::Value;
use uuid::Uuid;

/// The channel on which processes tell one another that an evening has changed.
pub const CHANNEL: &str = "lamplight_evenings";

diesel::define_sql_function! {
    /// PostgreSQL's own.
    fn pg_notify(channel: Text, payload: Text) -> diesel::sql_types::Nullable<Text>;
}

/// Who is told of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Everybody at the table.
    Everyone,
    /// The host.
    Host,
    /// The player of one assignment.
    Seat(Uuid),
}

struct Event {
    kind: &'static str,
    audience: Audience,
    payload: Value,
}

/// See the module.
pub struct Floor<'a> {
    /// The connection, in the transaction.
    pub db: &'a mut Db,
    /// The application's parts.
    pub area: &'a Mysteries,
    /// The session as it was when it was locked.
    pub session: Session,
    events: Vec<Event>,
}

impl Floor<'_> {
    /// Notes that something happened.
    pub fn tell(&mut self, event: SessionEvent) {
        let (kind, audience, payload) = (event.kind(), event.audience(), event.payload());
        self.events.push(Event { kind, audience, payload });
    }

    /// The evening as it stands now, in this transaction.
    ///
    /// # Errors
    /// The database's.
    pub fn evening(&mut self) -> Result<Evening, AppError> {
        evening::of_session(self.db, &self.area.editions, self.session.clone())
    }

    /// Reads the session again after its row was changed.
    ///
    /// # Errors
    /// The database's.
    pub fn refresh(&mut self) -> QueryResult<()> {
        self.session = mystery_sessions::table
            .find(self.session.id)
            .select(Session::as_select())
            .first(self.db)?;
        Ok(())
    }

    fn write_events(&mut self) -> QueryResult<()> {
        if self.events.is_empty() {
            return Ok(());
        }
        let first = self.session.event_seq;
        let rows: Vec<_> = self
            .events
            .iter()
            .zip(first + 1..)
            .map(|(event, seq)| row(self.session.id, seq, event))
            .collect();
        let count = i64::try_from(rows.len()).unwrap_or(i64::MAX);
        diesel::insert_into(mystery_events::table).values(rows).execute(self.db)?;
        diesel::update(mystery_sessions::table.find(self.session.id))
            .set(mystery_sessions::event_seq.eq(first + count))
            .execute(self.db)?;
        Ok(())
    }
}

type EventRow = (
    diesel::dsl::Eq<mystery_events::session_id, Uuid>,
    diesel::dsl::Eq<mystery_events::seq, i64>,
    diesel::dsl::Eq<mystery_events::kind, &'static str>,
    diesel::dsl::Eq<mystery_events::audience, &'static str>,
    diesel::dsl::Eq<mystery_events::assignment_id, Option<Uuid>>,
    diesel::dsl::Eq<mystery_events::payload, Value>,
);

fn row(session: Uuid, seq: i64, event: &Event) -> EventRow {
    use mystery_events as e;
    let (audience, assignment) = match event.audience {
        Audience::Everyone => ("everyone", None),
        Audience::Host => ("host", None),
        Audience::Seat(assignment) => ("seat", Some(assignment)),
    };
    (
        e::session_id.eq(session),
        e::seq.eq(seq),
        e::kind.eq(event.kind),
        e::audience.eq(audience),
        e::assignment_id.eq(assignment),
        e::payload.eq(event.payload.clone()),
    )
}

/// Changes the evening `id`: `work` has the floor. When it returns an error nothing has happened.
///
/// # Errors
/// `work`'s, or the database's turned into it.
pub fn change<T, E>(
    db: &mut Db,
    area: &Mysteries,
    id: Uuid,
    work: impl FnOnce(&mut Floor<'_>) -> Result<T, E>,
) -> Result<T, E>
where
    E: From<Sql>,
{
    let done = db.transaction(|db| {
        let session = lock(db, id)?;
        let mut floor = Floor { db, area, session, events: Vec::new() };
        let done = work(&mut floor)?;
        floor.write_events()?;
        let payload = area.hub.notice(id);
        diesel::select(pg_notify(CHANNEL, payload)).execute(floor.db)?;
        Ok::<T, E>(done)
    })?;
    area.hub.wake(id);
    Ok(done)
}

/// Locks a session's row without standing in the way of rows that only refer to it.
fn lock(db: &mut Db, id: Uuid) -> QueryResult<Session> {
    mystery_sessions::table.find(id).select(Session::as_select()).for_no_key_update().first(db)
}

/// Notes that somebody has been heard of, at most every few seconds.
///
/// # Errors
/// The database's.
pub fn touch(db: &mut Db, participants: &[Uuid]) -> QueryResult<usize> {
    use lamplight_schema::evenings::mystery_participants as p;
    diesel::update(p::table.filter(p::id.eq_any(participants)))
        .set(p::last_seen_at.eq(now))
        .execute(db)
}
