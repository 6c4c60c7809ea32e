//! Requests for event streams, and for the same parts without one.

use super::{
    hub::Topic,
    listeners::Ear,
    stream::{self, Listener},
};
use crate::{Context, Gate};
use crate::{
    access::{Host, Screen, Seat},
    evening, floor,
};
use actix_web::web::Bytes;
use diesel::prelude::*;
use lamplight_core::{
    error::AppError,
    web::{Policy, Reply, Request, gate::Answer},
};
use lamplight_schema::evenings::mystery_sessions as s;
use serde::Deserialize;
use uuid::Uuid;

/// The last event that is in what the browser shows.
#[derive(Default, Deserialize)]
struct After {
    #[serde(default)]
    after: Option<i64>,
}

/// Somebody with a page that changes.
trait Audience: Policy {
    fn evening(&self) -> Uuid;
    fn topics(&self) -> Vec<Topic>;
    fn participant(&self) -> Option<Uuid> {
        None
    }
    fn screen(&self) -> Option<i32> {
        None
    }
    fn ear(&self, request: &Request) -> Ear {
        let login = self.viewer().and(request.token_hash);
        let (seat, screen) = (self.participant(), self.screen());
        Ear { evening: self.evening(), login, seat, screen }
    }
}

impl Audience for Seat {
    fn evening(&self) -> Uuid {
        self.evening
    }

    fn topics(&self) -> Vec<Topic> {
        vec![Topic::Everyone, Topic::Seat(self.person.id)]
    }

    fn participant(&self) -> Option<Uuid> {
        self.person.left_at.is_none().then_some(self.person.id)
    }
}

impl Audience for Host {
    fn evening(&self) -> Uuid {
        self.evening
    }

    fn topics(&self) -> Vec<Topic> {
        vec![Topic::Host]
    }
}

impl Audience for Screen {
    fn evening(&self) -> Uuid {
        self.evening
    }

    fn topics(&self) -> Vec<Topic> {
        vec![Topic::Screen]
    }

    fn screen(&self) -> Option<i32> {
        Some(self.version)
    }
}

/// What a browser that shows `after` has missed.
fn missed<P: Audience>(
    ctx: &mut Context<'_, P>,
    after: Option<i64>,
) -> Result<Option<Bytes>, AppError> {
    let now: i64 = s::table.find(ctx.who.evening()).select(s::event_seq).first(ctx.db)?;
    if after == Some(now) {
        return Ok(None);
    }
    // With the connection at hand: who held one and waited for a second could wait for all others
    // who do the same.
    let evening = evening::load(ctx.db, &ctx.area.editions, ctx.who.evening())?;
    stream::everything(ctx.area, &evening, &ctx.who.topics()).map(Some)
}

async fn events<P: Audience>(gate: Gate<P>) -> Answer {
    let admitted = gate.admit().await?;
    let area = admitted.area().clone();
    if area.hub.is_closed() {
        return Err(admitted.refuse(AppError::Unavailable));
    }
    let (ear, topics) = (admitted.who().ear(admitted.request()), admitted.who().topics());
    // Subscribed before reading: what happens in between arrives twice rather than never. And asked
    // again after: whoever was taken out in between was not among those who listen.
    let listener = Listener::subscribe(&area, ear, &topics);
    let missed = admitted
        .again()
        .await?
        .db(|ctx| {
            if let Some(participant) = ctx.who.participant() {
                arrive(ctx, participant)?;
            }
            let last = ctx.request.last_event.or(ctx.request.query::<After>().after);
            missed(ctx, last)
        })
        .await?;
    Ok(listener.respond(missed))
}

/// Notes that somebody's phone is there; those who look are told if it was away.
fn arrive<P: Audience>(ctx: &mut Context<'_, P>, participant: Uuid) -> Result<(), AppError> {
    use lamplight_schema::evenings::mystery_participants as p;
    let seen: chrono::DateTime<chrono::Utc> =
        p::table.find(participant).select(p::last_seen_at).first(ctx.db)?;
    let away = (chrono::Utc::now() - seen).num_seconds();
    if away > 10 {
        floor::touch(ctx.db, &[participant])?;
    }
    if away > crate::evening::rows::AWAY_AFTER_SECONDS {
        ctx.area.hub.wake(ctx.who.evening());
    }
    Ok(())
}

/// The parts as they stand, if they have changed: for browsers that cannot hold a stream.
async fn parts<P: Audience>(gate: Gate<P>) -> Answer {
    gate.reply(|ctx| {
        if let Some(participant) = ctx.who.participant() {
            arrive(ctx, participant)?;
        }
        let after = ctx.request.query::<After>().after;
        Ok(match missed(ctx, after)? {
            None => Reply::nothing(),
            Some(event) => Reply::text(
                "text/event-stream; charset=utf-8",
                String::from_utf8_lossy(&event).into_owned(),
            ),
        })
    })
    .await
}

/// A seat's stream.
pub async fn seat_events(gate: Gate<Seat>) -> Answer {
    events(gate).await
}

/// A seat's parts.
pub async fn seat_parts(gate: Gate<Seat>) -> Answer {
    parts(gate).await
}

/// The console's stream.
pub async fn host_events(gate: Gate<Host>) -> Answer {
    events(gate).await
}

/// The console's parts.
pub async fn host_parts(gate: Gate<Host>) -> Answer {
    parts(gate).await
}

/// The television's stream.
pub async fn screen_events(gate: Gate<Screen>) -> Answer {
    events(gate).await
}

/// The television's parts.
pub async fn screen_parts(gate: Gate<Screen>) -> Answer {
    parts(gate).await
}
