//! What the house does by itself: once an hour it forgets what nobody needs any more.

use crate::{accounts, app::App, db::Db, web::limits};
use actix_web::web::{Data, block};
use diesel::QueryResult;
use std::time::Duration;

const EVERY: Duration = Duration::from_secs(60 * 60);

/// Starts the task. Two processes that do it at once do it once.
pub fn start(app: &Data<App>) {
    let app = app.clone();
    actix_web::rt::spawn(async move {
        while !app.hub.is_closed() {
            let app = app.clone();
            let tidied = block(move || app.pool.get().ok().map(|mut db| tidy(&mut db))).await;
            if let Ok(Some(Err(error))) = tidied {
                tracing::warn!(%error, "what is out of date was not forgotten");
            }
            tokio::time::sleep(EVERY).await;
        }
    });
}

/// Forgets callers who have settled, login sessions that are over, and what happened to accounts
/// longer ago than a year; says how many rows that were.
///
/// # Errors
/// The database's.
pub fn tidy(db: &mut Db) -> QueryResult<usize> {
    Ok(limits::sweep(db)? + accounts::sweep(db)?)
}
