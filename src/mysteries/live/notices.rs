//! Hearing of changes that other processes make, through PostgreSQL's `LISTEN`.

use crate::Mysteries;
use crate::floor::CHANNEL;
use actix_web::web::Data;
use diesel::{Connection, PgConnection, RunQueryDsl, sql_query};
use std::{thread, time::Duration};

/// libpq's notifications do not wake anybody; this is how long one waits at most.
const LOOK_EVERY: Duration = Duration::from_millis(20);
/// While nobody listens there is no hurry.
const LOOK_RARELY: Duration = Duration::from_millis(500);
const TRY_AGAIN: Duration = Duration::from_secs(1);

/// Starts the thread, with a connection of its own.
pub(super) fn start(area: &Data<Mysteries>) {
    let area = area.clone().into_inner();
    let spawned = thread::Builder::new().name("notices".to_owned()).spawn(move || {
        while !area.hub.is_closed() {
            if let Err(error) = listen(&area) {
                tracing::debug!(%error, "not hearing other processes; trying again");
            }
            thread::sleep(TRY_AGAIN);
        }
    });
    if let Err(error) = spawned {
        tracing::error!(%error, "no thread for hearing other processes");
    }
}

fn listen(area: &Mysteries) -> Result<(), Box<dyn std::error::Error>> {
    let mut db = PgConnection::establish(&area.hub.url)?;
    sql_query(format!("listen {CHANNEL}")).execute(&mut db)?;
    // Whatever was said while nobody listened is in the rows: look at everything once.
    area.hub.evenings().into_iter().for_each(|evening| area.hub.wake(evening));
    while !area.hub.is_closed() {
        for notice in db.notifications_iter() {
            if let Some(evening) = area.hub.heard(&notice?.payload) {
                area.hub.wake(evening);
            }
        }
        let quiet = area.hub.evenings().is_empty();
        thread::sleep(if quiet { LOOK_RARELY } else { LOOK_EVERY });
    }
    Ok(())
}
