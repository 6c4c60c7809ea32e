//! An area that stories bring along, and that writes down what its jobs do.

use chrono::Duration;
use diesel::prelude::*;
use lamplight_core::{
    Area, Areas, Core,
    jobs::{Failure, Job, NewJob, enqueue},
};
use lamplight_schema::platform::jobs;
use serde_json::json;
use std::sync::{Arc, Mutex};
use support::{TestApp, until};
use uuid::Uuid;

#[derive(Clone, Default)]
pub(crate) struct Office {
    pub(crate) done: Arc<Mutex<Vec<String>>>,
    pub(crate) kettle_is_full: Arc<Mutex<bool>>,
    pub(crate) chimes: bool,
}

impl Office {
    pub(crate) fn areas(&self) -> Areas {
        vec![Arc::new(self.clone())]
    }

    pub(crate) async fn open(&self) -> TestApp {
        TestApp::with_areas(self.areas(), |_| {}).await
    }

    /// What has been done so far, in order.
    pub(crate) fn done(&self) -> Vec<String> {
        self.done.lock().unwrap().clone()
    }

    pub(crate) async fn does(&self, what: &str) {
        let seen = || std::future::ready(self.done().iter().any(|it| it == what).then_some(()));
        until(&format!("somebody to do “{what}”"), seen).await;
    }

    fn note(&self, what: &str) {
        self.done.lock().unwrap().push(what.to_owned());
    }
}

impl Area for Office {
    fn name(&self) -> &'static str {
        "office"
    }

    fn jobs(&self) -> Vec<Job> {
        let (clerk, cook, bell) = (self.clone(), self.clone(), self.clone());
        let mut jobs = vec![
            Job::new("errand", move |run| {
                let clerk = clerk.clone();
                async move {
                    clerk.note(&run.read::<String>()?);
                    Ok(())
                }
            }),
            Job::new("tea", move |_| {
                let cook = cook.clone();
                async move {
                    cook.note("tried to make tea");
                    let full = *cook.kettle_is_full.lock().unwrap();
                    if full {
                        Ok(())
                    } else {
                        Err(Failure::Later("the kettle is empty".to_owned()))
                    }
                }
            }),
            Job::new("panic", |_| async { panic!("the roof is on fire") }),
        ];
        if self.chimes {
            let hour = std::time::Duration::from_secs(3600);
            jobs.push(Job::every("chime", hour, move |_| {
                let bell = bell.clone();
                async move {
                    bell.note("chimed");
                    Ok(())
                }
            }));
        }
        jobs
    }
}

pub(crate) fn core(app: &TestApp) -> &Core {
    &app.house().state.core
}

pub(crate) fn errand(app: &TestApp, what: &str) -> NewJob {
    NewJob::new("errand", json!(what), core(app).clock.now())
}

pub(crate) fn hand_in(app: &TestApp, job: &NewJob) -> Option<Uuid> {
    let id = enqueue(&mut app.db(), job).unwrap();
    core(app).jobs.wake();
    id
}

/// What stands in a job's row.
#[derive(Debug, Queryable, Selectable)]
#[diesel(table_name = jobs)]
pub(crate) struct Row {
    pub(crate) attempts: i32,
    pub(crate) locked_by: Option<String>,
    pub(crate) last_error: Option<String>,
    pub(crate) run_at: chrono::DateTime<chrono::Utc>,
    pub(crate) finished_at: Option<chrono::DateTime<chrono::Utc>>,
    pub(crate) failed_at: Option<chrono::DateTime<chrono::Utc>>,
}

pub(crate) fn row(app: &TestApp, id: Uuid) -> Row {
    jobs::table.find(id).select(Row::as_select()).first(&mut app.db()).unwrap()
}

/// Waits until the job's row is as `is` wants it.
pub(crate) async fn becomes(app: &TestApp, id: Uuid, what: &str, is: impl Fn(&Row) -> bool) -> Row {
    until(what, || {
        let row = row(app, id);
        std::future::ready(is(&row).then_some(row))
    })
    .await
}

pub(crate) fn hours(hours: i64) -> Duration {
    Duration::hours(hours)
}
