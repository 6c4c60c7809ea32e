//! What a process is told by its environment.

use std::collections::BTreeMap;
use std::env;
use std::path::Path;
use std::process::{Command, Stdio};

/// Settings of one process, and none of those that the tests themselves run with.
#[derive(Clone)]
pub(super) struct Settings(BTreeMap<&'static str, String>);

impl Settings {
    /// Over the database at `url`. The data directory is nowhere: nothing may be kept there.
    pub(super) fn over(url: &str) -> Self {
        Self(BTreeMap::new())
            .with("LAMPLIGHT_SECRET_KEY", "a key that all processes of a story share")
            .with("LAMPLIGHT_DATA_DIR", "/nowhere/lamplight")
            .with("DATABASE_URL", url)
            .quick()
    }

    /// With a PostgreSQL of its own, in `folder`.
    pub(super) fn private(folder: &Path) -> Self {
        let folder = folder.to_str().expect("a path that can be read");
        Self(BTreeMap::new()).with("LAMPLIGHT_DATA_DIR", folder).quick()
    }

    fn quick(self) -> Self {
        self.with("LAMPLIGHT_LISTEN", "127.0.0.1:0")
            .with("LAMPLIGHT_POOL_SIZE", "4")
            .with("LAMPLIGHT_WORKERS", "2")
            .with("LAMPLIGHT_CLOSING_NOTICE", "0")
            .with("LAMPLIGHT_BCRYPT_COST", "4")
            .with("LAMPLIGHT_RATE_LIMIT_FACTOR", "0")
    }

    /// With one more.
    pub(super) fn with(mut self, key: &'static str, value: &str) -> Self {
        self.0.insert(key, value.to_owned());
        self
    }

    /// The program with these settings, told to do `arguments`.
    pub(super) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_lamplight"));
        let ours = |key: &str| {
            key == "DATABASE_URL" || key == "REDIS_URL" || key.starts_with("LAMPLIGHT_")
        };
        for key in env::vars().map(|(key, _)| key).filter(|key| ours(key)) {
            command.env_remove(key);
        }
        command.args(arguments).envs(&self.0).stdin(Stdio::null());
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }
}
