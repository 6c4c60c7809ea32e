//! Through PostgreSQL where only libpq can reach it, over TLS for instance: its notices wake nobody
//! by themselves, so it is asked for them.

use super::{CHANNEL, Failure, tells};
use crate::state::Core;
use actix_web::web::{Data, block};
use diesel::{Connection, PgConnection, RunQueryDsl, sql_query, sql_types::Text};
use std::time::Duration;

/// How long one waits at most.
const LOOK_EVERY: Duration = Duration::from_millis(20);
/// While nobody listens there is no hurry.
const LOOK_RARELY: Duration = Duration::from_millis(500);

/// Tells and hears until the connection ends. It costs a thread of the blocking pool, for moments.
pub(super) async fn carry(core: &Data<Core>) -> Result<(), Failure> {
    let url = core.database_url.clone();
    let mut db = block(move || {
        let mut db = PgConnection::establish(&url)?;
        sql_query(format!("listen {CHANNEL}")).execute(&mut db)?;
        Ok::<_, Failure>(db)
    })
    .await??;
    core.live.look_at_everything();
    while !core.is_closing() {
        let shared = core.clone();
        db = block(move || {
            exchange(&shared, &mut db)?;
            Ok::<_, Failure>(db)
        })
        .await??;
        let quiet = core.live.places().is_empty();
        tokio::time::sleep(if quiet { LOOK_RARELY } else { LOOK_EVERY }).await;
    }
    Ok(())
}

fn exchange(core: &Core, db: &mut PgConnection) -> Result<(), Failure> {
    let notices = if tells(core) { core.live.outgoing.take() } else { Vec::new() };
    for notice in notices {
        sql_query("select pg_notify($1, $2)")
            .bind::<Text, _>(CHANNEL)
            .bind::<Text, _>(notice)
            .execute(db)?;
    }
    for notice in db.notifications_iter() {
        core.live.heard(&notice?.payload);
    }
    Ok(())
}
