//! Whose phone is there: who listens is noted together every few seconds, those who have stopped
//! are noticed, and those who may not listen any more are stopped.

use super::entitled;
use crate::Mysteries;
use crate::{evening::rows::AWAY_AFTER_SECONDS, floor};
use actix_web::web::Data;
use diesel::prelude::*;
use lamplight_core::error::AppError;
use lamplight_schema::evenings::mystery_participants as p;
use std::time::Duration;
use uuid::Uuid;

const EVERY: Duration = Duration::from_secs(15);

/// Starts the task.
pub(super) fn start(area: &Data<Mysteries>) {
    let area = area.clone();
    actix_web::rt::spawn(async move {
        while !area.hub.is_closed() {
            tokio::select! {
                () = tokio::time::sleep(EVERY) => {}
                () = area.hub.again.notified() => {}
            }
            let area = area.clone();
            let noted = actix_web::web::block(move || note(&area)).await;
            if let Ok(Err(error)) = noted {
                tracing::debug!(%error, "presence was not noted");
            }
        }
    });
}

fn note(area: &Mysteries) -> Result<(), AppError> {
    let here: Vec<Uuid> = area.hub.listeners.all().iter().filter_map(|ear| ear.seat).collect();
    let gone = area.core.unattended(|db| {
        entitled::recheck(db, &area.hub)?;
        if !here.is_empty() {
            floor::touch(db, &here)?;
        }
        gone_quiet(db, &area.hub.evenings())
    })?;
    gone.into_iter().for_each(|evening| area.hub.wake(evening));
    Ok(())
}

/// Of these evenings, those somebody's phone has just left.
fn gone_quiet(db: &mut diesel::PgConnection, evenings: &[Uuid]) -> QueryResult<Vec<Uuid>> {
    let now = chrono::Utc::now();
    let edge = now - chrono::Duration::seconds(AWAY_AFTER_SECONDS);
    let before = edge - chrono::Duration::from_std(EVERY * 2).unwrap_or_default();
    p::table
        .filter(p::session_id.eq_any(evenings))
        .filter(p::left_at.is_null())
        .filter(p::last_seen_at.between(before, edge))
        .select(p::session_id)
        .distinct()
        .load(db)
}
