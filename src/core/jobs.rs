//! What the program does by itself: once an hour it forgets what nobody needs any more.

use crate::{Core, area::Areas, db::Db, web::limits};
use actix_web::web::{Data, block};
use diesel::QueryResult;
use std::time::Duration;

const EVERY: Duration = Duration::from_secs(60 * 60);

/// Starts the task. Two processes that do it at once do it once.
pub fn start(core: &Data<Core>, areas: &Areas) {
    let (core, areas) = (core.clone(), areas.clone());
    actix_web::rt::spawn(async move {
        while !core.is_closing() {
            let (core, areas) = (core.clone(), areas.clone());
            let tidied = block(move || core.unattended(|db| tidy(db, &areas))).await;
            if let Ok(Err(error)) = tidied {
                tracing::warn!(%error, "what is out of date was not forgotten");
            }
            tokio::time::sleep(EVERY).await;
        }
    });
}

/// Forgets callers who have settled, and in every area what is out of date; says how many rows
/// that were.
///
/// # Errors
/// The database's.
pub fn tidy(db: &mut Db, areas: &Areas) -> QueryResult<usize> {
    let settled = limits::sweep(db)?;
    areas.iter().try_fold(settled, |rows, area| Ok(rows + area.sweep(db)?))
}
