//! Notifications as they come: the bell is a part that is replaced, each notification an entry that
//! is added to the list.

use crate::{
    Notifications,
    pages::Item,
    query::{self, Notification},
};
use askama::Template;
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use diesel::prelude::*;
use lamplight_core::{
    clock::Clock,
    db::Db,
    error::AppError,
    live::{Audience, Channel, Entry, Listens, Parts, Snapshot, Subscriber},
    notify,
    people::Member,
    web::{Context, ui},
};
use lamplight_schema::accounts::users;
use std::{collections::HashMap, sync::Arc};
use uuid::Uuid;

/// There is one audience: the person.
const OWN: Audience = Audience::all("own");

/// The channel of everybody's notifications.
pub(crate) struct Everybodys {
    pub(crate) clock: Clock,
}

/// What there is of somebody's.
struct Theirs {
    unread: i32,
    version: i64,
    zone: Tz,
    /// When it was read.
    now: DateTime<Utc>,
    new: Vec<Notification>,
}

fn theirs(db: &mut Db, user: Uuid, after: i64, now: DateTime<Utc>) -> Result<Theirs, AppError> {
    let (unread, version, zone) = query::standing(db, user)?;
    let new = query::after(db, user, after)?;
    Ok(Theirs { unread, version, zone: zone.parse().unwrap_or(Tz::UTC), now, new })
}

impl Snapshot for Theirs {
    fn version(&self) -> i64 {
        self.version
    }

    fn parts(&self, _: Audience) -> Result<Option<Parts>, askama::Error> {
        Ok(Some(vec![("bell", ui::bell(self.unread).render()?)]))
    }

    fn entries(&self, _: Audience) -> Vec<Entry> {
        let entry = |it: &Notification| {
            let html = Item { it, now: self.now, zone: self.zone }.render().ok()?;
            Some(Entry { number: it.number, part: "notifications", html })
        };
        self.new.iter().filter_map(entry).collect()
    }
}

impl Channel for Everybodys {
    fn name(&self) -> &'static str {
        notify::CHANNEL
    }

    fn load(&self, db: &mut Db, id: Uuid, after: i64) -> Result<Arc<dyn Snapshot>, AppError> {
        Ok(Arc::new(theirs(db, id, after, self.clock.now())?))
    }

    fn versions(&self, db: &mut Db, ids: &[Uuid]) -> QueryResult<HashMap<Uuid, i64>> {
        let rows: Vec<(Uuid, i64)> = users::table
            .filter(users::id.eq_any(ids))
            .select((users::id, users::notification_version))
            .load(db)?;
        Ok(rows.into_iter().collect())
    }

    fn entitled(
        &self,
        _: &mut Db,
        subscribers: &[(Subscriber, Option<Uuid>)],
    ) -> QueryResult<Vec<Subscriber>> {
        let own = |(it, user): &&(Subscriber, Option<Uuid>)| *user == Some(it.place.id);
        Ok(subscribers.iter().filter(own).map(|(it, _)| *it).collect())
    }
}

impl Listens<Notifications> for Member {
    fn subscriber(&self, token_hash: Option<[u8; 32]>) -> Subscriber {
        let place = notify::place(self.viewer.id);
        Subscriber { place, audience: OWN, login: token_hash, link: None }
    }

    fn audiences(&self) -> Vec<Audience> {
        vec![OWN]
    }

    fn version(&self) -> i64 {
        self.viewer.notification_version
    }

    fn load(
        context: &mut Context<'_, Self, Notifications>,
        after: i64,
    ) -> Result<Arc<dyn Snapshot>, AppError> {
        let now = context.core.clock.now();
        Ok(Arc::new(theirs(context.db, context.who.viewer.id, after, now)?))
    }
}
