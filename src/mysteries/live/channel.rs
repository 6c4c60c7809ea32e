//! An evening as its listeners are sent it.

use super::{EVERYONE, HOST, SCREEN};
use crate::ids::ParticipantId;
use crate::{
    Mysteries,
    console::pages as console,
    evening::{self, Evening, rows::AWAY_AFTER_SECONDS},
    floor::{self, CHANNEL},
    play::pages as play,
    screen::pages as screen,
};
use diesel::prelude::*;
use lamplight_core::{
    db::Db,
    error::AppError,
    live::{Audience, Channel, Parts, Snapshot, Subscriber},
};
use lamplight_schema::evenings::{mystery_participants as p, mystery_sessions as s};
use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};
use uuid::Uuid;

/// An evening, and what its pages need besides.
pub(super) struct Seen {
    evening: Evening,
    screen_link: screen::Links,
}

impl Seen {
    pub(super) fn new(area: &Mysteries, evening: Evening) -> Self {
        Self { screen_link: screen::Links::of(area, &evening), evening }
    }
}

impl Snapshot for Seen {
    fn version(&self) -> i64 {
        self.evening.session.version
    }

    fn parts(&self, audience: Audience) -> Result<Option<Parts>, askama::Error> {
        let evening = &self.evening;
        match (audience, audience.id) {
            (EVERYONE, _) => play::shared_parts(evening).map(Some),
            (SCREEN, _) => screen::parts(&self.screen_link, evening).map(Some),
            (HOST, _) => console::parts(evening).map(Some),
            (_, Some(participant)) => {
                match evening.person(participant.into()).filter(|person| person.left_at.is_none()) {
                    Some(person) => play::own_parts(evening, person).map(Some),
                    None => Ok(None),
                }
            }
            (_, None) => Ok(None),
        }
    }
}

/// The channel of all evenings.
pub(crate) struct Evenings(pub(crate) Arc<Mysteries>);

impl Channel for Evenings {
    fn name(&self) -> &'static str {
        CHANNEL
    }

    fn load(&self, db: &mut Db, id: Uuid, _: i64) -> Result<Arc<dyn Snapshot>, AppError> {
        let evening = evening::load(db, &self.0, id)?;
        Ok(Arc::new(Seen::new(&self.0, evening)))
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
        let evenings = evenings(db, subscribers)?;
        let may = |(subscriber, user): &&(Subscriber, Option<Uuid>)| {
            let evening = subscriber.place.id;
            match (subscriber.audience, user) {
                (SCREEN, _) => subscriber.link == evenings.get(&evening).map(|it| it.1),
                // Everybody but the television is somebody.
                (_, None) => false,
                (HOST, Some(user)) => evenings.get(&evening).is_some_and(|it| it.0 == *user),
                (seat, Some(user)) => {
                    seat.id.is_some_and(|seat| seats.get(&seat) == Some(&(evening, *user)))
                }
            }
        };
        Ok(subscribers.iter().filter(may).map(|(subscriber, _)| *subscriber).collect())
    }

    fn present(&self, db: &mut Db, subscribers: &[Subscriber]) -> QueryResult<Vec<Uuid>> {
        let here: Vec<ParticipantId> =
            subscribers.iter().filter_map(|it| it.audience.id).map(Into::into).collect();
        if !here.is_empty() {
            floor::touch(db, &here)?;
        }
        let evenings: HashSet<Uuid> = subscribers.iter().map(|it| it.place.id).collect();
        gone_quiet(db, evenings)
    }
}

/// At which evening and whose the seats are in which somebody listens and from which nobody took
/// them.
fn seats(
    db: &mut Db,
    subscribers: &[(Subscriber, Option<Uuid>)],
) -> QueryResult<HashMap<Uuid, (Uuid, Uuid)>> {
    let seats: Vec<Uuid> = subscribers.iter().filter_map(|(it, _)| it.audience.id).collect();
    let rows: Vec<(Uuid, Uuid, Uuid)> = p::table
        .filter(p::id.eq_any(seats))
        .filter(p::removed.eq(false))
        .select((p::id, p::session_id, p::user_id))
        .load(db)?;
    Ok(rows.into_iter().map(|(seat, evening, user)| (seat, (evening, user))).collect())
}

/// Who hosts the evenings that consoles and televisions show, and which link to the latter is good.
fn evenings(
    db: &mut Db,
    subscribers: &[(Subscriber, Option<Uuid>)],
) -> QueryResult<HashMap<Uuid, (Uuid, i32)>> {
    let shown = |it: &Subscriber| it.audience.id.is_none();
    let ids: HashSet<Uuid> =
        subscribers.iter().filter(|(it, _)| shown(it)).map(|(it, _)| it.place.id).collect();
    let rows: Vec<(Uuid, Uuid, i32)> = s::table
        .filter(s::id.eq_any(ids))
        .select((s::id, s::host_id, s::screen_version))
        .load(db)?;
    Ok(rows.into_iter().map(|(id, host, screen)| (id, (host, screen))).collect())
}

/// Of these evenings, those somebody's phone has just left; they look different from now on.
fn gone_quiet(db: &mut Db, evenings: HashSet<Uuid>) -> QueryResult<Vec<Uuid>> {
    let edge = chrono::Utc::now() - chrono::Duration::seconds(AWAY_AFTER_SECONDS);
    let before = edge - chrono::Duration::seconds(30);
    p::table
        .filter(p::session_id.eq_any(evenings))
        .filter(p::left_at.is_null())
        .filter(p::last_seen_at.between(before, edge))
        .select(p::session_id)
        .distinct()
        .load(db)
}
