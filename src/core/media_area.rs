//! The files of uploads, which all areas show and none has for itself.

use crate::{
    area::Area,
    db::Db,
    media::{serve, sweep},
    state::Core,
    web::{Route, get},
};
use actix_web::web::Data;
use chrono::{DateTime, Utc};
use diesel::QueryResult;

/// See the module.
pub struct MediaArea {
    core: Data<Core>,
}

impl MediaArea {
    /// The area.
    pub fn new(core: Data<Core>) -> Self {
        Self { core }
    }
}

impl Area for MediaArea {
    fn name(&self) -> &'static str {
        "media"
    }

    fn routes(&self) -> Vec<Route> {
        vec![get("/media/{id}/{variant}", serve::serve)]
    }

    fn sweep(&self, db: &mut Db, now: DateTime<Utc>) -> QueryResult<usize> {
        sweep::sweep(db, &self.core.media, now)
    }
}
