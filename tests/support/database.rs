//! A database for each story, copied from one that was migrated once.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, LazyLock};

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use lamplight::app::App;
use lamplight_core::db::{Db, migrate};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::{app::config, postgres, story};

const TEMPLATE: &str = "template_for_stories";
/// How many stories may have a database at once; each takes up to a dozen connections.
const AT_ONCE: usize = 16;

/// A database that is gone when the value is dropped.
pub struct Database {
    name: String,
    _permit: OwnedSemaphorePermit,
}

impl Database {
    /// One with the schema, the story that ships, and the small one that is played.
    pub async fn create() -> Self {
        Self::copy_of(TEMPLATE).await
    }

    /// One with nothing in it.
    pub async fn empty() -> Self {
        Self::copy_of("template0").await
    }

    async fn copy_of(template: &str) -> Self {
        static PERMITS: LazyLock<Arc<Semaphore>> =
            LazyLock::new(|| Arc::new(Semaphore::new(AT_ONCE)));
        static NUMBER: AtomicU32 = AtomicU32::new(1);
        let permit = PERMITS.clone().acquire_owned().await.expect("never closed");
        let name = format!("story_{}", NUMBER.fetch_add(1, Ordering::Relaxed));
        let create = format!("create database {name} template {template} strategy file_copy");
        admin(&create);
        Self { name, _permit: permit }
    }

    /// A connection to it.
    pub fn db(&self) -> Db {
        Db::establish(&self.url()).unwrap_or_else(|error| panic!("{error}"))
    }

    /// Its address.
    pub fn url(&self) -> String {
        postgres::url_for(&self.name)
    }

    /// What PostgreSQL calls it.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// Lets nobody in any more, as if the server were gone.
    pub fn close(&self) {
        admin(&format!("alter database {} allow_connections false", self.name));
        admin(&format!(
            "select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '{}'",
            self.name
        ));
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        admin(&format!("drop database if exists {} with (force)", self.name));
    }
}

/// Runs `statement` outside of all stories. The first call prepares what they are copied from.
fn admin(statement: &str) {
    static PREPARED: LazyLock<()> = LazyLock::new(prepare);
    LazyLock::force(&PREPARED);
    tell(&postgres::url_for("postgres"), statement);
}

fn tell(url: &str, statement: &str) {
    let mut conn = PgConnection::establish(url).unwrap_or_else(|error| panic!("{error}"));
    conn.batch_execute(statement).unwrap_or_else(|error| panic!("{statement}: {error}"));
}

/// Migrates the template and puts into it what every installation has.
fn prepare() {
    let main = postgres::url_for("postgres");
    tell(&main, &format!("create database {TEMPLATE}"));
    let url = postgres::url_for(TEMPLATE);
    migrate::run(&url).unwrap_or_else(|error| panic!("{error}"));
    let app = App::new(config(), &url).unwrap_or_else(|error| panic!("{error}"));
    for area in &app.areas {
        area.prepare().unwrap_or_else(|error| panic!("{error}"));
    }
    story::put_in_place(&mut Db::establish(&url).unwrap_or_else(|error| panic!("{error}")));
    drop(app);
    // A template can be copied only while nobody is connected to it.
    tell(&main, &format!("alter database {TEMPLATE} allow_connections false"));
    let ends = format!(
        "select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '{TEMPLATE}'"
    );
    tell(&main, &ends);
}
