//! Commands for whoever operates Lamplight, while it runs or not.

use crate::serve;
use diesel::{Connection, PgConnection};
use lamplight_core::{
    clock::Clock,
    config::Config,
    db::Db,
    jobs::{self, Failed},
    web::secrets,
};
use lamplight_embedded_postgres as embedded;
use std::fmt::Write as _;
use uuid::Uuid;

/// More than anybody reads.
const MOST: i64 = 200;

/// The jobs that have failed for good, newest first, in words.
///
/// # Errors
/// In words: the database cannot be reached.
pub fn failed_jobs(config: &Config) -> Result<String, String> {
    let failed =
        with_database(config, |db| jobs::failed(db, MOST).map_err(|error| error.to_string()))?;
    if failed.is_empty() {
        return Ok("Nothing has failed.".to_owned());
    }
    let mut text = String::new();
    for job in &failed {
        let Failed { id, kind, attempts, .. } = job;
        let at = job.failed_at.format("%Y-%m-%d %H:%M UTC");
        let tries = if *attempts == 1 { "attempt" } else { "attempts" };
        let reason = one_line(job.last_error.as_deref().unwrap_or("no reason"));
        // Writing to a String does not fail.
        let _ = writeln!(text, "{id}  {kind}  {at}  {attempts} {tries}  {reason}");
    }
    text.push_str("\nlamplight jobs retry ID tries one of them once more.");
    Ok(text)
}

/// Has one of them tried again.
///
/// # Errors
/// In words: it is not there, or the database cannot be reached.
pub fn retry_job(config: &Config, id: Uuid) -> Result<String, String> {
    let again = with_database(config, |db| {
        jobs::retry(db, id, Clock::default().now()).map_err(|error| error.to_string())
    })?;
    if again {
        Ok("It is tried again as soon as Lamplight runs.".to_owned())
    } else {
        Err(format!("no failed job has the id {id}, or the same work waits already"))
    }
}

/// Adds a new key to the key file.
///
/// # Errors
/// In words: the key does not come from the file, or the file cannot be written.
pub fn rotate_key(config: &Config) -> Result<String, String> {
    if config.secret_key.is_some() {
        return Err("the key comes from LAMPLIGHT_SECRET_KEY: put it at the end of \
                    LAMPLIGHT_OLD_SECRET_KEYS and a new one in its place"
            .to_owned());
    }
    let dir = &config.data_dir;
    let version = secrets::rotate(dir)
        .map_err(|error| format!("the secret keys in {}: {error}", dir.display()))?;
    Ok(format!(
        "There is a new key, version {version}. Start Lamplight anew to use it; links and cookies of \
         the older ones go on working."
    ))
}

/// A reason may have come from anywhere, and must not talk to the terminal.
fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// The database that Lamplight uses: with a private PostgreSQL the one that runs, or it is started
/// for this.
fn with_database<T>(
    config: &Config,
    work: impl FnOnce(&mut Db) -> Result<T, String>,
) -> Result<T, String> {
    let running = match config.database_url {
        None => embedded::running_url(&config.data_dir),
        Some(_) => None,
    };
    let (url, started) = match running {
        Some(url) => (url, None),
        None => serve::database(config).map_err(|error| error.to_string())?,
    };
    let connected = PgConnection::establish(&serve::direct(config, &url));
    let done = connected
        .map_err(|error| format!("cannot reach the database: {error}"))
        .and_then(|mut db| work(&mut db));
    if let Some(started) = started {
        started.stop().map_err(|error| error.to_string())?;
    }
    done
}
