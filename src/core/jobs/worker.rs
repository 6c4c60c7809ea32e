//! Who does the work: in every process one task that takes jobs, and a few that run them.

use super::{
    job::{Job, Run},
    schedule,
};
use crate::{
    db::Db,
    error::AppError,
    queue::{AT_ONCE, Failure, LEASE, Taken, lease},
    state::Core,
};
use actix_web::{
    rt,
    web::{Data, block},
};
use std::{sync::Arc, time::Duration};

/// How often somebody looks for work that another process has put into the queue.
const LOOK_EVERY: Duration = Duration::from_secs(2);
/// After the database was away.
const PATIENCE: Duration = Duration::from_secs(5);

/// After `core` was closed: waits for the jobs that run, at most for `patience`, and gives back
/// those that have not come to an end, so that another process begins them anew.
pub async fn end(core: &Data<Core>, patience: Duration) {
    // Nobody takes a job any more, and who has a permit runs one.
    let all = core.jobs.running.acquire_many(AT_ONCE);
    if matches!(tokio::time::timeout(patience, all).await, Ok(Ok(_))) {
        return;
    }
    tracing::warn!("some jobs have not come to an end; they begin anew elsewhere");
    let core = core.clone();
    let given = block(move || core.unattended(|db| lease::give_all_back(db, &core.jobs.name)));
    // Without a database their leases end by themselves.
    let _ = given.await;
}

/// Starts taking these `jobs` out of the queue.
pub fn start(core: &Data<Core>, jobs: Vec<Job>) {
    rt::spawn(Worker { core: core.clone(), jobs: jobs.into() }.work());
}

#[derive(Clone)]
struct Worker {
    core: Data<Core>,
    jobs: Arc<[Job]>,
}

impl Worker {
    async fn work(self) {
        let mut planned = false;
        while !self.core.is_closing() {
            let Ok(permit) = self.core.jobs.running.clone().acquire_owned().await else { return };
            match self.next(&mut planned).await {
                Ok(Some(taken)) => {
                    let worker = self.clone();
                    rt::spawn(async move {
                        worker.run(taken).await;
                        drop(permit);
                    });
                }
                Ok(None) => {
                    drop(permit);
                    self.pause(LOOK_EVERY).await;
                }
                Err(error) => {
                    drop(permit);
                    tracing::debug!(%error, "cannot look for work");
                    self.pause(PATIENCE).await;
                }
            }
        }
    }

    async fn pause(&self, time: Duration) {
        let _ = tokio::time::timeout(time, self.core.jobs.woken.notified()).await;
    }

    /// Puts into the queue what is due by itself, and takes something out of it.
    async fn next(&self, planned: &mut bool) -> Result<Option<Taken>, AppError> {
        let (worker, first) = (self.clone(), !*planned);
        let taken = self.db(move |db| {
            let (jobs, now) = (&worker.jobs, worker.core.clock.now());
            if first {
                schedule::plan(db, jobs, now)?;
            }
            schedule::enqueue_due(db, jobs, now)?;
            lease::fail_abandoned(db, now)?;
            let kinds: Vec<&str> = jobs.iter().map(|job| job.kind).collect();
            lease::take(db, &worker.core.jobs.name, &kinds, now)
        });
        let taken = taken.await?;
        *planned = true;
        Ok(taken)
    }

    async fn run(&self, taken: Taken) {
        let (id, kind) = (taken.id, taken.kind.clone());
        let done = self.attempt(&taken).await;
        let outcome = match &done {
            Ok(()) => "done",
            Err(Failure::Later(_)) if !taken.is_last() => "later",
            Err(_) => "failed",
        };
        self.core.metrics.job_ran(&kind, outcome);
        match &done {
            Ok(()) => tracing::debug!(%id, kind, "a job is done"),
            Err(reason) => tracing::warn!(%id, kind, outcome, %reason, "a job is not done"),
        }
        let worker = self.clone();
        let given_back = self.db(move |db| {
            let now = worker.core.clock.now();
            lease::give_back(db, &worker.core.jobs.name, &taken, &done, now)
        });
        match given_back.await {
            Ok(true) => {}
            Ok(false) => tracing::warn!(%id, kind, "somebody else has taken over a job that ran"),
            // Its lease ends, and it runs again.
            Err(error) => tracing::warn!(%id, kind, %error, "what became of a job was not kept"),
        }
        self.core.jobs.wake();
    }

    /// Runs the handler, and keeps the lease meanwhile.
    async fn attempt(&self, taken: &Taken) -> Result<(), Failure> {
        let Some(job) = self.jobs.iter().find(|job| job.kind == taken.kind) else {
            return Err(Failure::Later("no such kind of job".to_owned()));
        };
        let run = Run {
            core: self.core.clone(),
            id: taken.id,
            payload: taken.payload.clone(),
            attempt: taken.attempts,
            is_last: taken.is_last(),
        };
        // A task of its own: a panic is a reason, and no end of the worker.
        let mut running = tokio::spawn((job.handler)(run));
        let third = LEASE.to_std().unwrap_or(PATIENCE) / 3;
        loop {
            match tokio::time::timeout(third, &mut running).await {
                Ok(Ok(done)) => return done,
                Ok(Err(error)) => return Err(Failure::Later(error.to_string())),
                Err(_) => self.keep(taken.clone()).await,
            }
        }
    }

    async fn keep(&self, taken: Taken) {
        let worker = self.clone();
        let kept = self
            .db(move |db| lease::keep(db, &worker.core.jobs.name, &taken, worker.core.clock.now()));
        if let Err(error) = kept.await {
            tracing::warn!(%error, "a job's lease could not be kept");
        }
    }

    async fn db<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Db) -> diesel::QueryResult<T> + Send + 'static,
    ) -> Result<T, AppError> {
        let core = self.core.clone();
        block(move || core.unattended(work)).await.map_err(AppError::internal)?
    }
}
