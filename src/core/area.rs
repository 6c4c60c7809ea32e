//! An area of Lamplight, such as accounts or mysteries, as one value.
//!
//! The program lists its areas in one place; everything else knows them through this trait only.

use crate::{
    db::Db, error::AppError, jobs::Job, live::Channel, media::Purpose, people::Viewer, web::Route,
};
use actix_web::web::ServiceConfig;
use chrono::{DateTime, Utc};
use diesel::QueryResult;
use std::sync::Arc;
use uuid::Uuid;

/// What an area is to the rest of the program. Everything but its name has a default.
pub trait Area: Send + Sync + 'static {
    /// Its name, as in `src/`.
    fn name(&self) -> &'static str;

    /// Its rows of the table of routes, each with its policy.
    fn routes(&self) -> Vec<Route> {
        Vec::new()
    }

    /// Puts its own state where its handlers find it.
    fn provide(self: Arc<Self>, _services: &mut ServiceConfig) {}

    /// Puts into the database what this area cannot be without; done at every start.
    ///
    /// # Errors
    /// In words, for whoever starts the program.
    fn prepare(&self) -> Result<(), String> {
        Ok(())
    }

    /// Its live pages.
    fn channels(self: Arc<Self>) -> Vec<Arc<dyn Channel>> {
        Vec::new()
    }

    /// What this area does beside the requests: work that it puts into the queue, and work that
    /// is due every so often.
    fn jobs(&self) -> Vec<Job> {
        Vec::new()
    }

    /// What people upload here.
    fn uploads(&self) -> &'static [Purpose] {
        &[]
    }

    /// Gives what `guest` has here to the member they turned out to be. What a member cannot take
    /// over stays the guest's. Part of the transaction that signs the member in.
    ///
    /// # Errors
    /// The database's; then nothing is handed over.
    fn hand_over(&self, _db: &mut Db, _guest: &Viewer, _member: Uuid) -> QueryResult<()> {
        Ok(())
    }

    /// Whether this user, a guest, still has something here that would go with them.
    ///
    /// # Errors
    /// The database's.
    fn has_something_of(&self, _db: &mut Db, _user: Uuid) -> QueryResult<bool> {
        Ok(false)
    }

    /// The title of what a member hosts who goes to `path`, if it is of this area and anybody may
    /// know of it: who has no account yet is told what they need one for.
    ///
    /// # Errors
    /// The database's.
    fn hosted_at(&self, _db: &mut Db, _path: &str) -> QueryResult<Option<String>> {
        Ok(None)
    }

    /// Puts something believable in every table of this area, in the hands of the demo's members.
    ///
    /// # Errors
    /// Whatever a command says.
    fn demo(&self, _demo: &mut Demo<'_>) -> Result<(), AppError> {
        Ok(())
    }

    /// How to look around in that, as lines of text.
    ///
    /// # Errors
    /// The database's.
    fn demo_guide(&self, _demo: &mut Demo<'_>) -> Result<String, AppError> {
        Ok(String::new())
    }

    /// Forgets what is out of date `now`, and says how many rows that were.
    ///
    /// # Errors
    /// The database's.
    fn sweep(&self, _db: &mut Db, _now: DateTime<Utc>) -> QueryResult<usize> {
        Ok(0)
    }
}

/// What an area's demo data is made with.
pub struct Demo<'a> {
    /// The connection, in the transaction that makes all of it.
    pub db: &'a mut Db,
    /// Everybody who is to be there.
    pub members: &'a [Viewer],
}

/// All areas, in the order in which the program lists them.
pub type Areas = Vec<Arc<dyn Area>>;
