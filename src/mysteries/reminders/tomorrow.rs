//! Sessions that begin within a day.

use super::{Told, tell};
use crate::{
    links,
    snapshot::rows::{Session, Status},
};
use chrono::{DateTime, Duration, Utc};
use diesel::prelude::*;
use lamplight_core::{
    db::Db,
    jobs::{Failure, Job, Run},
};
use lamplight_schema::evenings::{mystery_participants as p, mystery_sessions as s};
use uuid::Uuid;

/// How often one looks. Who opens a session for tonight is told at most this much later.
const EVERY: std::time::Duration = std::time::Duration::from_secs(15 * 60);

/// The job that tells hosts and guests.
pub(crate) fn job() -> Job {
    Job::every("mystery_tomorrow", EVERY, remind)
}

async fn remind(run: Run) -> Result<(), Failure> {
    let now = run.core.clock.now();
    run.db(move |db, _| Ok(remind_at(db, now)?)).await
}

/// Tells of every session that begins within a day of `now`. What was told is not told again.
fn remind_at(db: &mut Db, now: DateTime<Utc>) -> QueryResult<()> {
    let soon: Vec<Session> = s::table
        .filter(s::status.eq(Status::Pending))
        .filter(s::starts_at.between(now, now + Duration::days(1)))
        .order(s::starts_at)
        .select(Session::as_select())
        .load(db)?;
    for session in soon {
        let mut guests: Vec<Uuid> = p::table
            .filter(p::session_id.eq(session.id))
            .filter(p::left_at.is_null())
            .select(p::user_id)
            .load(db)?;
        guests.retain(|user| *user != session.host_id);
        tell(
            db,
            &session,
            vec![session.host_id],
            &told(&session, links::console(session.id)),
            now,
        )?;
        tell(db, &session, guests, &told(&session, links::play(session.id)), now)?;
    }
    Ok(())
}

fn told(session: &Session, link: String) -> Told {
    let zone: chrono_tz::Tz = session.time_zone.parse().unwrap_or(chrono_tz::Tz::UTC);
    let when =
        session.starts_at.map(|at| at.with_timezone(&zone).format("%A at %H:%M").to_string());
    let place = session.place.as_ref().map(|place| format!(", {place}")).unwrap_or_default();
    Told {
        kind: "mystery_soon",
        title: "Your evening is near",
        content: format!("{}: {}{place}.", session.title, when.unwrap_or_default()),
        link,
        // Once for each hour that it was to begin at.
        time: session.starts_at.map_or(0, |at| at.timestamp()),
    }
}
