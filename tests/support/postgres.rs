//! One private PostgreSQL for the whole run, gone when the run ends, however it ends.

use std::path::PathBuf;
use std::process::Child;
use std::sync::LazyLock;

use lamplight_embedded_postgres::{Embedded, Settings};

use super::watchdog::at_the_end;

/// Room for all stories that run at once, each with a few connections; and whose line of the log
/// is whose.
const SETTINGS: [(&str, &str); 2] = [("max_connections", "300"), ("log_line_prefix", "%d|%p|")];

/// Ends the server and takes the folder away. Nothing in it is worth saving, so the server is told
/// to drop everything. It looks more than once, for a server that was only just being set up.
const WATCHDOG: &str = r#"
for _ in 1 2 3 4 5 6; do
    pid=$(head -n 1 "$1/postgres/data/postmaster.pid" 2>/dev/null) && kill -QUIT "$pid"
    rm -rf "$1"
    sleep 0.3
done
"#;

static RUN: LazyLock<Run> = LazyLock::new(start);

struct Run {
    folder: PathBuf,
    postgres: Embedded,
    _watchdog: Child,
}

/// The address of a database of the run's server.
pub(crate) fn url_for(database: &str) -> String {
    RUN.postgres.owners_url_for(database)
}

/// What the server has written down so far.
pub(crate) fn log() -> String {
    let log = std::fs::read(RUN.folder.join("postgres.log"));
    String::from_utf8_lossy(&log.expect("the server's log")).into_owned()
}

/// A new folder for the data of one application; it goes with the run.
pub(crate) fn folder() -> PathBuf {
    let made = tempfile::Builder::new().prefix("data-").tempdir_in(&RUN.folder);
    made.expect("a temporary folder").keep()
}

fn start() -> Run {
    let folder = tempfile::Builder::new().prefix("lamplight-tests-").tempdir();
    let folder = folder.expect("a temporary folder").keep();
    let settings = Settings {
        data_dir: folder.clone(),
        for_tests: true,
        extra: SETTINGS.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec(),
        ..Settings::default()
    };
    let watchdog = at_the_end(WATCHDOG, &[&folder]);
    let postgres = Embedded::start(&settings).unwrap_or_else(|error| panic!("{error}"));
    Run { folder, postgres, _watchdog: watchdog }
}
