//! Bringing the schema up to date, safely when several processes start together.

use super::{Db, limits::LOCK_OF_MIGRATIONS};
use diesel::{Connection, PgConnection, RunQueryDsl, sql_query};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};
use std::fmt;

const MIGRATIONS: EmbeddedMigrations = embed_migrations!("../../migrations");

/// Held while migrating; any number that nothing else in the database uses.
const LOCK: i64 = 0x4c61_6d70_6c69_6768;

/// Why the schema could not be brought up to date.
#[derive(Debug)]
pub enum Error {
    /// No connection.
    Connect(diesel::ConnectionError),
    /// A statement outside the migrations failed.
    Query(diesel::result::Error),
    /// A migration failed; the database is as it was before it.
    Migration(String),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Connect(error) => write!(f, "cannot reach the database: {error}"),
            Self::Query(error) => write!(f, "the database refused: {error}"),
            Self::Migration(error) => write!(f, "a migration failed: {error}"),
        }
    }
}

impl std::error::Error for Error {}

/// Applies what is pending to the database at `url` and returns the names of what it applied.
/// Waits while another process does the same.
///
/// # Errors
/// See [`Error`].
pub fn run(url: &str) -> Result<Vec<String>, Error> {
    let mut db = PgConnection::establish(url).map_err(Error::Connect)?;
    sql_query(format!("select pg_advisory_lock({LOCK})")).execute(&mut db).map_err(Error::Query)?;
    // The lock goes with the connection, whatever happens.
    let patience = LOCK_OF_MIGRATIONS.as_millis();
    sql_query(format!("set lock_timeout = {patience}")).execute(&mut db).map_err(Error::Query)?;
    apply(&mut db)
}

fn apply(db: &mut Db) -> Result<Vec<String>, Error> {
    let applied = db
        .run_pending_migrations(MIGRATIONS)
        .map_err(|error| Error::Migration(error.to_string()))?;
    Ok(applied.iter().map(ToString::to_string).collect())
}

/// Whether nothing is pending: what `/readyz` asks.
///
/// # Errors
/// Whatever the database says.
pub fn is_current(db: &mut Db) -> Result<bool, String> {
    db.has_pending_migration(MIGRATIONS).map(|pending| !pending).map_err(|error| error.to_string())
}
