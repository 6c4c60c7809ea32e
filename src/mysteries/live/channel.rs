//! A session as its listeners are sent it.

use super::{EVERYONE, HOST, SCREEN};
use crate::ids::{ParticipantId, SessionId};
use crate::{
    Mysteries,
    change::{self, CHANNEL},
    console::pages as console,
    door::WayIn,
    play::pages as play,
    screen::pages as screen,
    snapshot::{
        self, Snapshot,
        rows::{AWAY_AFTER_A_PAGE_SECONDS, AWAY_AFTER_SECONDS},
    },
};
use chrono::{DateTime, Duration, Utc};
use diesel::{dsl::not, prelude::*};
use lamplight_core::{
    db::Db,
    error::AppError,
    live::{self, Audience, Channel, Parts, Subscriber},
};
use lamplight_schema::evenings::{mystery_participants as p, mystery_sessions as s};
use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};
use uuid::Uuid;

/// A session, and what its pages need besides.
pub(super) struct Seen {
    snapshot: Snapshot,
    way_in: WayIn,
}

impl Seen {
    pub(super) fn new(area: &Mysteries, snapshot: Snapshot) -> Self {
        Self { way_in: WayIn::to(area, &snapshot), snapshot }
    }
}

impl live::Snapshot for Seen {
    fn version(&self) -> i64 {
        self.snapshot.session.version
    }

    fn parts(&self, audience: Audience) -> Result<Option<Parts>, askama::Error> {
        let snapshot = &self.snapshot;
        match (audience, audience.id) {
            (EVERYONE, _) => play::shared_parts(snapshot).map(Some),
            (SCREEN, _) => screen::parts(&self.way_in, snapshot).map(Some),
            (HOST, _) => console::parts(&self.way_in, snapshot).map(Some),
            (_, Some(participant)) => {
                match snapshot
                    .participant(participant.into())
                    .filter(|participant| participant.left_at.is_none())
                {
                    Some(participant) => play::own_parts(snapshot, participant).map(Some),
                    None => Ok(None),
                }
            }
            (_, None) => Ok(None),
        }
    }
}

/// The channel of all sessions.
pub(crate) struct SessionChannel(pub(crate) Arc<Mysteries>);

impl Channel for SessionChannel {
    fn name(&self) -> &'static str {
        CHANNEL
    }

    fn load(&self, db: &mut Db, id: Uuid, _: i64) -> Result<Arc<dyn live::Snapshot>, AppError> {
        let snapshot = snapshot::load(db, &self.0, id.into())?;
        Ok(Arc::new(Seen::new(&self.0, snapshot)))
    }

    fn versions(&self, db: &mut Db, ids: &[Uuid]) -> QueryResult<HashMap<Uuid, i64>> {
        let rows: Vec<(Uuid, i64)> =
            s::table.filter(s::id.eq_any(ids)).select((s::id, s::version)).load(db)?;
        Ok(rows.into_iter().collect())
    }

    fn entitled(
        &self,
        db: &mut Db,
        subscribers: &[(Subscriber, Option<Uuid>)],
    ) -> QueryResult<Vec<Subscriber>> {
        let seats = seats(db, subscribers)?;
        let sessions = sessions(db, subscribers)?;
        let may = |(subscriber, user): &&(Subscriber, Option<Uuid>)| {
            let session = subscriber.place.id.into();
            match (subscriber.audience, user) {
                (SCREEN, _) => subscriber.link == sessions.get(&session).map(|it| it.1),
                // Everybody but the television is somebody.
                (_, None) => false,
                (HOST, Some(user)) => sessions.get(&session).is_some_and(|it| it.0 == *user),
                (seat, Some(user)) => {
                    seat.id.is_some_and(|seat| seats.get(&seat.into()) == Some(&(session, *user)))
                }
            }
        };
        Ok(subscribers.iter().filter(may).map(|(subscriber, _)| *subscriber).collect())
    }

    fn present(&self, db: &mut Db, subscribers: &[Subscriber]) -> QueryResult<Vec<Uuid>> {
        let now = self.0.core.clock.now();
        let here: Vec<ParticipantId> =
            subscribers.iter().filter_map(|it| it.audience.id).map(Into::into).collect();
        if !here.is_empty() {
            change::touch(db, &here, now)?;
        }
        let sessions = subscribers.iter().map(|it| it.place.id.into()).collect();
        gone_quiet(db, sessions, now)
    }
}

/// At which session and whose the seats are in which somebody listens and still sits.
fn seats(
    db: &mut Db,
    subscribers: &[(Subscriber, Option<Uuid>)],
) -> QueryResult<HashMap<ParticipantId, (SessionId, Uuid)>> {
    let seats: Vec<Uuid> = subscribers.iter().filter_map(|(it, _)| it.audience.id).collect();
    let rows: Vec<(ParticipantId, SessionId, Uuid)> = p::table
        .filter(p::id.eq_any(seats))
        .filter(p::left_at.is_null())
        .select((p::id, p::session_id, p::user_id))
        .load(db)?;
    Ok(rows.into_iter().map(|(seat, session, user)| (seat, (session, user))).collect())
}

/// Who hosts the sessions that consoles and televisions show, and which link to the latter is good.
fn sessions(
    db: &mut Db,
    subscribers: &[(Subscriber, Option<Uuid>)],
) -> QueryResult<HashMap<SessionId, (Uuid, i32)>> {
    let shown = |it: &Subscriber| it.audience.id.is_none();
    let ids: HashSet<Uuid> =
        subscribers.iter().filter(|(it, _)| shown(it)).map(|(it, _)| it.place.id).collect();
    let rows: Vec<(SessionId, Uuid, i32)> = s::table
        .filter(s::id.eq_any(ids))
        .select((s::id, s::host_id, s::screen_version))
        .load(db)?;
    Ok(rows.into_iter().map(|(id, host, screen)| (id, (host, screen))).collect())
}

/// Of these sessions, those somebody's phone has just left; they look different from now on.
fn gone_quiet(
    db: &mut Db,
    sessions: HashSet<SessionId>,
    now: DateTime<Utc>,
) -> QueryResult<Vec<Uuid>> {
    let just = |after: i64| {
        let edge = now - Duration::seconds(after);
        p::last_seen_at.between(edge - Duration::seconds(30), edge)
    };
    let by_stream = not(p::by_page).and(just(AWAY_AFTER_SECONDS));
    p::table
        .filter(p::session_id.eq_any(sessions))
        .filter(p::left_at.is_null())
        .filter(by_stream.or(p::by_page.and(just(AWAY_AFTER_A_PAGE_SECONDS))))
        .select(p::session_id)
        .distinct()
        .load(db)
}
