//! One browser's event stream: what it missed, then what happens, and a sign of life.

use super::{hub::Topic, listeners::Ear, render};
use crate::Mysteries;
use crate::evening::Evening;
use actix_web::{HttpResponse, http::header, web::Data};
use bytes::Bytes;
use futures_util::{Stream, StreamExt, stream};
use std::{
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};
use tokio_stream::wrappers::{BroadcastStream, IntervalStream, errors::BroadcastStreamRecvError};

/// Often enough that no proxy takes a quiet stream for a dead one.
const SIGN_OF_LIFE: Duration = Duration::from_secs(20);

/// An event is written in pieces of this size, so that no connection keeps a buffer as large as
/// the largest event it was ever sent.
const PIECE: usize = 6 * 1024;
/// Where actix flushes, and what it keeps for a connection: a piece and its frame.
pub const WRITE_BUFFER: usize = 6 * 1024;

type Events = Pin<Box<dyn Stream<Item = Bytes>>>;

/// A stream of an evening, ending when its reader goes.
pub(super) struct Listener {
    events: Events,
    area: Data<Mysteries>,
    ear: Ear,
    number: u64,
}

impl Listener {
    /// Subscribes to `topics`. Subscribe first, read the evening afterwards: then nothing falls
    /// between.
    pub(super) fn subscribe(area: &Data<Mysteries>, ear: Ear, topics: &[Topic]) -> Self {
        let channels =
            topics.iter().map(|topic| BroadcastStream::new(area.hub.listen(ear.evening, *topic)));
        let heard = stream::select_all(channels).map(|message| match message {
            Ok(bytes) => bytes,
            // Too slow for the backlog: the browser fetches everything anew.
            Err(BroadcastStreamRecvError::Lagged(_)) => {
                Bytes::from_static(b"event: stale\ndata:\n\n")
            }
        });
        // Told apart from the heartbeat, so that the stream ends when the topics do.
        let alive = IntervalStream::new(tokio::time::interval(SIGN_OF_LIFE))
            .map(|_| Bytes::from_static(b": here\n\n"));
        let events = stream::select_with_strategy(
            heard.map(Some).chain(stream::once(async { None })),
            alive.map(Some),
            |(): &mut ()| stream::PollNext::Left,
        );
        let (number, ended) = area.hub.listeners.arrive(ear);
        let events = events
            .take_while(|event| std::future::ready(event.is_some()))
            .filter_map(std::future::ready)
            .take_until(ended);
        area.core.metrics.listeners.inc();
        Self { events: Box::pin(events), area: area.clone(), ear, number }
    }

    /// The response: `missed` first, then everything that happens.
    pub(super) fn respond(mut self, missed: Option<Bytes>) -> HttpResponse {
        let first = missed.unwrap_or_else(|| Bytes::from_static(b"retry: 2000\n\n"));
        let rest = std::mem::replace(&mut self.events, Box::pin(stream::empty()));
        self.events = Box::pin(stream::once(async { first }).chain(rest));
        HttpResponse::Ok()
            .content_type("text/event-stream")
            .insert_header((header::CACHE_CONTROL, "no-store"))
            // nginx would keep events back until its buffer is full.
            .insert_header(("x-accel-buffering", "no"))
            .streaming(self.flat_map(|event| stream::iter(pieces(event))))
    }
}

/// `event`, cut up. Nothing is copied.
fn pieces(event: Bytes) -> impl Iterator<Item = Result<Bytes, actix_web::Error>> {
    (0..event.len())
        .step_by(PIECE)
        .map(move |start| Ok(event.slice(start..event.len().min(start + PIECE))))
}

impl Stream for Listener {
    type Item = Bytes;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Bytes>> {
        self.events.as_mut().poll_next(context)
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        self.area.core.metrics.listeners.dec();
        self.area.hub.listeners.leave(&self.ear, self.number);
        // The receivers go with the events; only then can the room be empty.
        self.events = Box::pin(stream::empty());
        self.area.hub.tidy(self.ear.evening);
    }
}

/// All parts of several topics as one event, for a browser that has missed something.
pub(super) fn everything(
    area: &Mysteries,
    evening: &Evening,
    topics: &[Topic],
) -> Result<Bytes, lamplight_core::error::AppError> {
    let (seq, rendered) = render::topics(area, evening, topics)?;
    let parts: Vec<_> = rendered.iter().flat_map(|(_, parts)| parts).collect();
    Ok(render::message(seq, &parts))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_arrives_whole_in_small_pieces() {
        let event: Vec<u8> = (0..=255).cycle().take(2 * PIECE + 1).collect();
        let cut: Vec<Bytes> =
            pieces(Bytes::from(event.clone())).map(|piece| piece.expect("a piece")).collect();
        assert_eq!(cut.iter().map(Bytes::len).collect::<Vec<_>>(), [PIECE, PIECE, 1]);
        assert_eq!(cut.concat(), event);
    }
}
