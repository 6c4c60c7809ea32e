//! Notifications: what the areas tell members, listed, counted, marked as read, and live.
//!
//! Areas tell through [`lamplight_core::notify`]; this area only shows.

// Tables of one area are imported together; their names say where they are from.
#![allow(clippy::wildcard_imports)]

mod channel;
mod command;
mod demo;
mod handlers;
mod pages;
mod query;

use actix_web::web::{Data, ServiceConfig};
use chrono::{DateTime, Utc};
use diesel::QueryResult;
use lamplight_core::{
    Area,
    area::Demo,
    clock::Clock,
    db::Db,
    error::AppError,
    live::{self, Channel},
    people::Member,
    web::{Route, Section, gate::Answer, get, post},
};
use std::sync::Arc;

/// Where in the site the pages of this area are.
const SECTION: Section = Section::HOME;

/// The area.
pub struct Notifications {
    /// What time it is.
    pub clock: Clock,
}

impl Area for Notifications {
    fn name(&self) -> &'static str {
        "notifications"
    }

    fn routes(&self) -> Vec<Route> {
        vec![
            get("/notifications", handlers::list),
            post("/notifications/read", handlers::read_all),
            post("/notifications/{id}/open", handlers::open),
            get("/notifications/events", events),
            get("/notifications/parts", parts),
        ]
    }

    fn provide(self: Arc<Self>, services: &mut ServiceConfig) {
        services.app_data(Data::from(self));
    }

    fn channels(self: Arc<Self>) -> Vec<Arc<dyn Channel>> {
        vec![Arc::new(channel::Everybodys { clock: self.clock.clone() })]
    }

    fn demo(&self, demo: &mut Demo<'_>) -> Result<(), AppError> {
        demo::fill(demo, self.clock.now())
    }

    fn sweep(&self, db: &mut Db, now: DateTime<Utc>) -> QueryResult<usize> {
        command::sweep(db, now)
    }
}

type Gate<P> = lamplight_core::web::Gate<P, Notifications>;

async fn events(gate: Gate<Member>) -> Answer {
    live::events(gate).await
}

async fn parts(gate: Gate<Member>) -> Answer {
    live::parts(gate).await
}
