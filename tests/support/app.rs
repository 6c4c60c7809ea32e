//! The application as people reach it.

use diesel::prelude::*;
use lamplight_core::Areas;
use lamplight_core::config::Config;
use lamplight_core::db::Db;
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use url::Url;

use super::client::Client;
use super::database::Database;
use super::house::House;
use super::postgres;
use super::story::{LAST_TOAST, PAPER_BOAT};

/// The real application on a port of its own, over a database of its own. Password hashing is
/// at its cheapest, and nobody is told to wait, unless [`TestApp::with`] says otherwise.
pub struct TestApp {
    // Dropped in this order: the database goes when nobody uses it any more.
    house: House,
    config: Config,
    further: Areas,
    database: Database,
    /// Where uploads are kept, and what else is kept beside the database.
    folder: TempDir,
    /// The file of the story that is played here.
    pub story: &'static str,
}

/// The settings that stories run with.
pub(crate) fn config() -> Config {
    let pairs = [
        ("LAMPLIGHT_SECRET_KEY", "the key of the stories, as long as it has to be"),
        ("LAMPLIGHT_POOL_SIZE", "4"),
        ("LAMPLIGHT_WORKERS", "1"),
        ("LAMPLIGHT_BCRYPT_COST", "4"),
        ("LAMPLIGHT_RATE_LIMIT_FACTOR", "0"),
    ];
    let value = |key: &str| {
        pairs.iter().find(|(name, _)| *name == key).map(|(_, value)| (*value).to_owned())
    };
    let mut config = Config::from_lookup(value).unwrap_or_else(|wrong| panic!("{wrong:?}"));
    config.data_dir = postgres::folder();
    config
}

/// Lamplight itself, which is what decodes pictures: it lies beside the folder of the tests.
fn program() -> PathBuf {
    let test = std::env::current_exe().expect("a program");
    let built = test.parent().and_then(Path::parent).expect("the folder of what was built");
    built.join("lamplight")
}

impl TestApp {
    /// Opens it.
    pub async fn start() -> Self {
        Self::with(|_| {}).await
    }

    /// Opens it for evenings of the story that ships, with texts as long as they come.
    pub async fn with_long_texts() -> Self {
        Self { story: LAST_TOAST, ..Self::start().await }
    }

    /// Opens it with other settings.
    pub async fn with(change: impl FnOnce(&mut Config)) -> Self {
        Self::with_areas(Areas::new(), change).await
    }

    /// Opens it with further areas and other settings.
    pub async fn with_areas(further: Areas, change: impl FnOnce(&mut Config)) -> Self {
        let mut config = config();
        let folder = TempDir::new().expect("a folder");
        config.data_dir = folder.path().to_owned();
        config.worker_program = Some(program());
        change(&mut config);
        let database = Database::create().await;
        let house = House::with_areas(config.clone(), &database.url(), further.clone());
        Self { house, config, further, database, folder, story: PAPER_BOAT }
    }

    /// A second server over the same database and with the same key, as behind a proxy. Send
    /// people there with [`Client::over_at`]. Keep it no longer than this.
    pub fn second_house(&self) -> House {
        self.second_house_with(|_| {})
    }

    /// The same with other settings.
    pub fn second_house_with(&self, change: impl FnOnce(&mut Config)) -> House {
        let mut config = self.config.clone();
        config.public_url = config.public_url.or_else(|| Url::parse(&self.house.url).ok());
        change(&mut config);
        House::with_areas(config, &self.database.url(), self.further.clone())
    }

    /// The first server.
    pub fn house(&self) -> &House {
        &self.house
    }

    /// The settings of the first server.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// Lets `span` pass at once on the first server's clock, and has it look for work.
    pub fn pass(&self, span: chrono::Duration) {
        let core = &self.house.state.core;
        core.clock.advance(span);
        core.jobs.wake();
    }

    /// What time it is on the first server's clock.
    pub fn now(&self) -> chrono::DateTime<chrono::Utc> {
        self.house.state.core.clock.now()
    }

    /// The folder of its data.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Its address, without a slash at the end.
    pub fn url(&self) -> &str {
        &self.house.url
    }

    /// The database's address.
    pub fn database_url(&self) -> String {
        self.database.url()
    }

    /// What PostgreSQL calls its database.
    pub(crate) fn database_name(&self) -> &str {
        self.database.name()
    }

    /// A connection of the story's own, for checks and for setting the scene.
    pub fn db(&self) -> Db {
        Db::establish(&self.database.url()).unwrap_or_else(|error| panic!("{error}"))
    }

    /// From now on the database lets nobody in, as if its server were gone.
    pub fn lose_database(&self) {
        self.database.close();
    }

    /// Somebody whom nobody knows, with a new browser.
    pub fn stranger(&self) -> Client {
        Client::new(&self.house)
    }
}
