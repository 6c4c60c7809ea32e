use super::{serve, sweep};
use crate::{
    Area, Core,
    db::Db,
    web::{Route, get},
};
use actix_web::web::Data;
use diesel::QueryResult;

/// The files of uploads, which all areas show and none has for itself.
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

    fn sweep(&self, db: &mut Db) -> QueryResult<usize> {
        sweep::sweep(db, &self.core.media)
    }
}
