//! What kinds of work there are, and what doing one is like.

use crate::{db::Db, error::AppError, queue::Failure, state::Core};
use actix_web::web::{Data, block};
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::{future::Future, pin::Pin, sync::Arc, time::Duration};
use uuid::Uuid;

type Done = Pin<Box<dyn Future<Output = Result<(), Failure>> + Send>>;
type Handler = Arc<dyn Fn(Run) -> Done + Send + Sync>;

/// A kind of work, and who does it.
#[derive(Clone)]
pub struct Job {
    /// Its name: small letters, digits and `_`. Rows keep it, so it is never changed.
    pub kind: &'static str,
    pub(super) every: Option<Duration>,
    pub(super) handler: Handler,
}

impl Job {
    /// Work that somebody puts into the queue.
    pub fn new<F, D>(kind: &'static str, handler: F) -> Self
    where
        F: Fn(Run) -> D + Send + Sync + 'static,
        D: Future<Output = Result<(), Failure>> + Send + 'static,
    {
        Self { kind, every: None, handler: Arc::new(move |run| Box::pin(handler(run))) }
    }

    /// Work that is due every so often, in whole seconds, once for all processes together; the
    /// first time at once.
    pub fn every<F, D>(kind: &'static str, every: Duration, handler: F) -> Self
    where
        F: Fn(Run) -> D + Send + Sync + 'static,
        D: Future<Output = Result<(), Failure>> + Send + 'static,
    {
        Self { every: Some(every), ..Self::new(kind, handler) }
    }
}

/// One attempt at a job.
#[derive(Clone)]
pub struct Run {
    /// What everything stands on.
    pub core: Data<Core>,
    /// The job's id.
    pub id: Uuid,
    /// What the job is about.
    pub payload: Value,
    /// Which attempt this is, from 1.
    pub attempt: i32,
    /// No other attempt comes after this one.
    pub is_last: bool,
}

impl Run {
    /// The payload as `T`.
    ///
    /// # Errors
    /// `Never`: it will not read better the next time.
    pub fn read<T: DeserializeOwned>(&self) -> Result<T, Failure> {
        serde_json::from_value(self.payload.clone())
            .map_err(|error| Failure::Never(format!("the payload cannot be read: {error}")))
    }

    /// Runs `work` with a connection, on the blocking pool.
    ///
    /// # Errors
    /// `work`'s, or `Later` without a database.
    pub async fn db<T, F>(&self, work: F) -> Result<T, Failure>
    where
        T: Send + 'static,
        F: FnOnce(&mut Db, &Core) -> Result<T, AppError> + Send + 'static,
    {
        let core = self.core.clone();
        let done = block(move || core.unattended(|db| work(db, &core))).await;
        Ok(done.map_err(|error| Failure::Later(error.to_string()))??)
    }
}
