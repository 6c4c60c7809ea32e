//! Live pages of a session: everybody's parts, the host's, the television's, each seat's.

mod channel;
mod listens;

pub(crate) use channel::SessionChannel;

use crate::access::{Host, Screen, Seat};
use crate::ids::ParticipantId;
use crate::{Gate, Mysteries};
use lamplight_core::{
    live::{self, Audience},
    web::{Route, gate::Answer, get},
};

/// Everybody at the table.
const EVERYONE: Audience = Audience::all("everyone");
/// The television.
const SCREEN: Audience = Audience::all("screen");
/// The host's console.
const HOST: Audience = Audience::all("host");

/// One seat.
fn seat(participant: ParticipantId) -> Audience {
    Audience::of("seat", participant.into())
}

/// The streams, and the same parts without one.
pub(crate) fn routes() -> Vec<Route> {
    vec![
        get("/evenings/{session}/events", events::<Host>),
        get("/evenings/{session}/parts", parts::<Host>),
        get("/play/{session}/events", events::<Seat>),
        get("/play/{session}/parts", parts::<Seat>),
        get("/screen/{session}/{signature}/events", events::<Screen>),
        get("/screen/{session}/{signature}/parts", parts::<Screen>),
    ]
}

async fn events<P: live::Listens<Mysteries>>(gate: Gate<P>) -> Answer {
    live::events(gate).await
}

async fn parts<P: live::Listens<Mysteries>>(gate: Gate<P>) -> Answer {
    live::parts(gate).await
}
