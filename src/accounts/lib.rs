//! Accounts: members with a password, what they say of themselves, and where they are signed in.

// Tables of one area are imported together; their names say where they are from.
#![allow(clippy::wildcard_imports)]

mod audit;
pub mod demo;
mod guests;
mod next;
pub mod password;
mod registration;
mod routes;
mod settings;
mod sign_in;
mod sweep;
mod zones;

use actix_web::web::{Data, ServiceConfig};
use chrono::{DateTime, Utc};
use diesel::QueryResult;
use lamplight_core::{
    Area, Areas, Core,
    db::Db,
    web::{Route, Section},
};
use std::{io, sync::Arc};

/// Where in the site the pages of this area are.
const SECTION: Section = Section::HOME;

/// The area, and what its requests share.
pub struct Accounts {
    /// Passwords are hashed on threads of their own.
    pub hasher: password::Hasher,
    /// Whom a guest may have something of.
    areas: Areas,
}

impl Accounts {
    /// The area; `areas` are those that guests have things in, which go to the member a guest
    /// turns out to be.
    ///
    /// # Errors
    /// When the system has no threads to give.
    pub fn new(core: &Core, areas: Areas) -> io::Result<Self> {
        Ok(Self { hasher: password::Hasher::new(core.config.bcrypt_cost)?, areas })
    }
}

impl Area for Accounts {
    fn name(&self) -> &'static str {
        "accounts"
    }

    fn routes(&self) -> Vec<Route> {
        routes::routes()
    }

    fn provide(self: Arc<Self>, services: &mut ServiceConfig) {
        services.app_data(Data::from(self));
    }

    fn sweep(&self, db: &mut Db, now: DateTime<Utc>) -> QueryResult<usize> {
        sweep::sweep(db, now)
    }
}

type Gate<P> = lamplight_core::web::Gate<P, Accounts>;
type Admitted<P> = lamplight_core::web::Admitted<P, Accounts>;
type Context<'a, P> = lamplight_core::web::Context<'a, P, Accounts>;
