//! One browser's event stream: what it missed, then what happens, and a sign of life.

use crate::{
    listening::{
        Audience, Subscriber,
        event::{Event, Wire},
    },
    state::Core,
};
use actix_web::{HttpResponse, HttpResponseBuilder, http::header, web::Data};
use bytes::Bytes;
use chrono::{DateTime, Utc};
use futures_util::{Stream, StreamExt, stream};
use std::{
    pin::Pin,
    sync::LazyLock,
    task::{Context, Poll},
    time::Duration,
};
use tokio::time::{Instant, Interval};
use tokio_stream::wrappers::{BroadcastStream, IntervalStream, errors::BroadcastStreamRecvError};
use uuid::Uuid;

/// Often enough that a page notices within ten seconds when its line has frozen (`live.mjs`), and
/// that no proxy takes a quiet stream for a dead one.
const SIGN_OF_LIFE: Duration = Duration::from_secs(5);

/// Where actix flushes. It keeps eight KiB for each connection, and for good what it once needed
/// beyond that: what waits for less than this and a piece with its frame fit into it.
pub const WRITE_BUFFER: usize = 2 * 1024;

/// An event is written in pieces of this size.
const PIECE: usize = 4 * 1024;

/// How soon a browser that has lost its stream comes back.
static RETRY: LazyLock<Event> = LazyLock::new(|| Event::new("retry: 2000\n\n").for_one());
static HERE: LazyLock<Event> = LazyLock::new(Event::sign_of_life);
static STALE: LazyLock<Event> = LazyLock::new(|| Event::new("event: stale\ndata:\n\n"));

type Events = Pin<Box<dyn Stream<Item = Event>>>;

/// A stream of a place, ending when its reader goes.
pub(super) struct Listener {
    events: Events,
    core: Data<Core>,
    subscriber: Subscriber,
    number: u64,
}

impl Listener {
    /// Subscribes to `audiences` of what was found at `version`. Subscribe first, read the thing
    /// afterwards: then nothing falls between.
    pub(super) fn subscribe(
        core: &Data<Core>,
        subscriber: Subscriber,
        audiences: &[Audience],
        version: i64,
    ) -> Self {
        let channels = audiences.iter().map(|audience| {
            BroadcastStream::new(core.live.listen(subscriber.place, *audience, version))
        });
        let heard = stream::select_all(channels).map(|message| match message {
            Ok(event) => event,
            // Too slow for the backlog: the browser fetches everything anew.
            Err(BroadcastStreamRecvError::Lagged(_)) => STALE.clone(),
        });
        // Told apart from the heartbeat, so that the stream ends when the audiences do.
        let alive =
            IntervalStream::new(ticks(subscriber.place.id, core.clock.now())).map(|_| HERE.clone());
        let events = stream::select_with_strategy(
            heard.map(Some).chain(stream::once(async { None })),
            alive.map(Some),
            |(): &mut ()| stream::PollNext::Left,
        );
        let (number, ended) = core.live.subscribers.arrive(subscriber);
        let events = events
            .take_while(|event| std::future::ready(event.is_some()))
            .filter_map(std::future::ready)
            .take_until(ended);
        core.metrics.listeners.inc();
        Self { events: Box::pin(events), core: core.clone(), subscriber, number }
    }

    /// The response: `missed` first, then everything that happens.
    pub(super) fn respond(mut self, missed: Option<Event>, takes_gzip: bool) -> HttpResponse {
        let first = missed.unwrap_or_else(|| RETRY.clone());
        let rest = std::mem::replace(&mut self.events, Box::pin(stream::empty()));
        self.events = Box::pin(stream::once(async { first }).chain(rest));
        let mut wire = Wire::new(takes_gzip);
        let begins = stream::iter(pieces(wire.begins()));
        let events = self.map(Some).chain(stream::once(async { None }));
        let sent = events.flat_map(move |event| stream::iter(pieces(wire.next(event.as_ref()))));
        begun(takes_gzip).streaming(begins.chain(sent))
    }
}

/// For all who listen at `place` at the same moments, so that they are sent the same, and what is
/// packed for one is good for all; for other places at others, so that not everybody is sent
/// something at once.
fn ticks(place: Uuid, now: DateTime<Utc>) -> Interval {
    let period = SIGN_OF_LIFE.as_nanos();
    let now = u128::try_from(now.timestamp_micros()).unwrap_or_default() * 1000;
    let past = (now + place.as_u128() % period) % period;
    let left = u64::try_from(period - past).unwrap_or_default();
    tokio::time::interval_at(Instant::now() + Duration::from_nanos(left), SIGN_OF_LIFE)
}

/// The response without its body.
fn begun(takes_gzip: bool) -> HttpResponseBuilder {
    let mut response = HttpResponse::Ok();
    if takes_gzip {
        response.insert_header((header::CONTENT_ENCODING, "gzip"));
    }
    response
        .content_type("text/event-stream; charset=utf-8")
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header((header::VARY, "accept-encoding"))
        // nginx would keep events back until its buffer is full.
        .insert_header(("x-accel-buffering", "no"));
    response
}

/// For who asks what a stream would be, and does not listen.
pub(super) fn headers_of_a_stream(takes_gzip: bool) -> HttpResponse {
    begun(takes_gzip).streaming(stream::empty::<Result<Bytes, actix_web::Error>>())
}

/// `event`, cut up. Nothing is copied.
fn pieces(event: Bytes) -> impl Iterator<Item = Result<Bytes, actix_web::Error>> {
    (0..event.len())
        .step_by(PIECE)
        .map(move |start| Ok(event.slice(start..event.len().min(start + PIECE))))
}

impl Stream for Listener {
    type Item = Event;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Event>> {
        self.events.as_mut().poll_next(context)
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        self.core.metrics.listeners.dec();
        self.core.live.subscribers.leave(&self.subscriber, self.number);
        // The receivers go with the events; only then can the place be empty.
        self.events = Box::pin(stream::empty());
        self.core.live.tidy(self.subscriber.place);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_arrives_whole_in_small_pieces() {
        let event: Vec<u8> = (0..=255).cycle().take(2 * PIECE + 1).collect();
        let cut: Vec<Bytes> =
            pieces(Bytes::from(event.clone())).map(|piece| piece.expect("a piece")).collect();
        let lengths: Vec<_> = cut.iter().map(Bytes::len).collect();
        assert_eq!(lengths, [PIECE, PIECE, 1]);
        assert_eq!(cut.concat(), event);
    }
}
