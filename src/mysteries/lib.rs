//! Murder-mystery evenings: the stories they are played from, and the sessions in which they are.

// Tables of one area are imported together; their names say where they are from.
#![allow(clippy::wildcard_imports)]

pub mod access;
pub mod accusation;
pub mod casting;
pub mod change;
pub mod clues;
mod column;
pub mod console;
mod demo;
pub mod door;
pub mod edition;
pub mod faces;
mod hand_over;
pub mod ids;
pub mod invitations;
pub mod letters;
pub mod links;
pub mod live;
pub mod marks;
pub mod notes;
pub mod objectives;
pub mod participants;
pub mod play;
pub mod progress;
pub mod recap;
mod reminders;
mod replies;
pub mod reveal;
pub mod room;
mod routes;
pub mod screen;
pub mod script;
pub mod seat_links;
pub mod session_event;
pub mod sessions;
pub mod snapshot;
pub mod stories;
pub mod timer;
pub mod undo;

use actix_web::web::{Data, ServiceConfig};
use chrono::{DateTime, Utc};
use diesel::QueryResult;
use lamplight_core::{
    Area, Core,
    area::Demo,
    db::Db,
    error::AppError,
    jobs::Job,
    live::Channel,
    media::Purpose,
    people::Viewer,
    web::{Route, Section},
};
use std::sync::Arc;
use uuid::Uuid;

/// Where in the site the pages of this area are.
const SECTION: Section = Section("mysteries");

/// The area, and what its requests share.
pub struct Mysteries {
    /// What every area stands on.
    pub core: Data<Core>,
    /// Stories as they are played, kept in memory.
    pub editions: edition::EditionCache,
    /// Sessions as they were read last.
    pub snapshots: snapshot::SnapshotCache,
    /// Holds stories that are written against the rules.
    pub checker: stories::checker::Checker,
}

impl Mysteries {
    /// The area.
    pub fn new(core: Data<Core>) -> Self {
        Self {
            core,
            editions: edition::EditionCache::default(),
            snapshots: Default::default(),
            checker: stories::checker::Checker::default(),
        }
    }
}

impl Area for Mysteries {
    fn name(&self) -> &'static str {
        "mysteries"
    }

    fn routes(&self) -> Vec<Route> {
        routes::routes()
    }

    fn uploads(&self) -> &'static [Purpose] {
        std::slice::from_ref(&stories::cover::COVERS)
    }

    fn provide(self: Arc<Self>, services: &mut ServiceConfig) {
        services.app_data(Data::from(self));
    }

    fn prepare(&self) -> Result<(), String> {
        let put =
            self.core.unattended(|db| stories::built_in::publish(db).map_err(AppError::internal));
        put.map_err(|error| error.to_string())
    }

    fn channels(self: Arc<Self>) -> Vec<Arc<dyn Channel>> {
        vec![Arc::new(live::SessionChannel(self))]
    }

    fn demo(&self, demo: &mut Demo<'_>) -> Result<(), AppError> {
        demo::fill(self, demo)
    }

    fn demo_guide(&self, demo: &mut Demo<'_>) -> Result<String, AppError> {
        demo::guide(self, demo)
    }

    fn jobs(&self) -> Vec<Job> {
        vec![reminders::job()]
    }

    fn sweep(&self, db: &mut Db, now: DateTime<Utc>) -> QueryResult<usize> {
        Ok(invitations::sweep(db, now)? + stories::sweep(db, now)?)
    }

    fn hand_over(&self, db: &mut Db, guest: &Viewer, member: Uuid) -> QueryResult<()> {
        hand_over::seats(db, guest, member)
    }

    fn hosted_at(&self, db: &mut Db, path: &str) -> QueryResult<Option<String>> {
        stories::hosted_at(db, path)
    }

    fn has_something_of(&self, db: &mut Db, user: Uuid) -> QueryResult<bool> {
        hand_over::has_seats(db, user)
    }
}

type Gate<P> = lamplight_core::web::Gate<P, Mysteries>;
type Context<'a, P> = lamplight_core::web::Context<'a, P, Mysteries>;
