//! The private PostgreSQL of the run, as durable as in production, and gone at its end.

use super::Outcome;
use diesel::{Connection, PgConnection, connection::SimpleConnection, prelude::*, sql_query};
use lamplight_embedded_postgres::{DATABASE, Embedded, Settings};
use std::{fs, io::Read, io::Seek, path::PathBuf};
use tempfile::TempDir;

/// Nothing here makes a commit less durable: `fsync`, `synchronous_commit` and
/// `full_page_writes` are as PostgreSQL has them.
const SETTINGS: [(&str, &str); 6] = [
    ("max_connections", "200"),
    ("shared_buffers", "1GB"),
    ("max_wal_size", "8GB"),
    ("checkpoint_timeout", "30min"),
    // The moment of each commit, for measuring how long it takes from there to the guests.
    ("track_commit_timestamp", "on"),
    ("log_line_prefix", "%p|"),
];

pub(crate) struct Postgres {
    embedded: Embedded,
    folder: TempDir,
}

impl Postgres {
    pub(crate) fn start() -> Outcome<Self> {
        let folder = tempfile::Builder::new().prefix("lamplight-load-").tempdir()?;
        let extra = SETTINGS.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let embedded = Embedded::start(&Settings {
            data_dir: folder.path().to_owned(),
            extra: extra.to_vec(),
            ..Settings::default()
        })?;
        Ok(Self { embedded, folder })
    }

    pub(crate) fn url(&self) -> String {
        // What is written down of statements is the owner's to say.
        self.embedded.owners_url_for(DATABASE)
    }

    /// The same, with every statement written to the log, and with what.
    pub(crate) fn logging_url(&self) -> String {
        format!(
            "{}&options=-c%20log_statement%3Dall%20-c%20log_error_verbosity%3Ddefault",
            self.url()
        )
    }

    /// A file of the run's folder.
    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn log_length(&self) -> Outcome<u64> {
        Ok(fs::metadata(self.file("postgres.log"))?.len())
    }

    /// What was logged since the log was `length` bytes long.
    pub(crate) fn log_since(&self, length: u64) -> Outcome<String> {
        let mut log = fs::File::open(self.file("postgres.log"))?;
        log.seek(std::io::SeekFrom::Start(length))?;
        let mut text = String::new();
        log.read_to_string(&mut text)?;
        Ok(text)
    }

    pub(crate) fn connect(&self) -> Outcome<PgConnection> {
        Ok(PgConnection::establish(&self.url())?)
    }

    /// Runs statements that answer nothing.
    pub(crate) fn run(&self, statements: &str) -> Outcome<()> {
        Ok(self.connect()?.batch_execute(statements)?)
    }

    /// The answer of a query with one column, each row as text.
    pub(crate) fn texts(&self, query: &str) -> Outcome<Vec<String>> {
        #[derive(QueryableByName)]
        struct Row {
            #[diesel(sql_type = diesel::sql_types::Text)]
            text: String,
        }
        let query = format!("select q.v::text as text from ({query}) q(v)");
        let rows: Vec<Row> = sql_query(query).load(&mut self.connect()?)?;
        Ok(rows.into_iter().map(|row| row.text).collect())
    }

    /// The one answer of a query with one column.
    pub(crate) fn text(&self, query: &str) -> Outcome<String> {
        self.texts(query)?.into_iter().next().ok_or_else(|| format!("no row: {query}").into())
    }
}
