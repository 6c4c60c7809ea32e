//! Requests for event streams, and for the same parts without one.

use super::stream::{Listener, headers_of_a_stream};
use crate::{
    error::AppError,
    listening::{Audience, Snapshot, Subscriber, event::Event, message, rendered::render},
    web::{Context, Gate, Policy, Reply, Request, gate::Answer},
};
use serde::Deserialize;
use std::sync::Arc;

/// Somebody with a page that changes; `S` is the state of their area.
pub trait Listens<S>: Policy {
    /// By what they listen: to which place, as whom.
    fn subscriber(&self, token_hash: Option<[u8; 32]>) -> Subscriber;

    /// What they are sent: their own audience, and those they share with others.
    fn audiences(&self) -> Vec<Audience>;

    /// The version as the policy has found it.
    fn version(&self) -> i64;

    /// Reads what they look at, with the entries after version `after`.
    ///
    /// # Errors
    /// The database's.
    fn load(context: &mut Context<'_, Self, S>, after: i64) -> Result<Arc<dyn Snapshot>, AppError>;

    /// Notes that they are there.
    ///
    /// # Errors
    /// The database's.
    fn arrive(_context: &mut Context<'_, Self, S>) -> Result<(), AppError> {
        Ok(())
    }
}

/// The version of the page that asks.
#[derive(Default, Deserialize)]
struct After {
    #[serde(default)]
    after: String,
}

/// What a page that has version `at` has missed: everything there is to see, if it is behind.
fn missed<P: Listens<S>, S>(
    context: &mut Context<'_, P, S>,
    at: Option<i64>,
) -> Result<Option<Event>, AppError> {
    if at.is_some_and(|version| context.who.version() == version) {
        return Ok(None);
    }
    // With the connection at hand: who held one and waited for a second could wait for all others
    // who do the same. Who does not say what they have has a page without entries.
    let snapshot = P::load(context, at.unwrap_or(i64::MAX))?;
    if at == Some(snapshot.version()) {
        return Ok(None);
    }
    let rendered = render(snapshot.as_ref(), &context.who.audiences())?;
    let parts: Vec<_> = rendered.audiences.iter().flat_map(|(_, parts, _)| parts).collect();
    let entries: Vec<_> =
        rendered.audiences.iter().flat_map(|(_, _, entries)| entries).cloned().collect();
    Ok(Some(message::event(rendered.version, &parts, &entries).for_one()))
}

/// A stream of what happens, beginning with what was missed.
///
/// # Errors
/// The finished error page.
pub async fn events<P, S>(gate: Gate<P, S>) -> Answer
where
    P: Listens<S>,
    S: Send + Sync + 'static,
{
    let admitted = gate.admit().await?;
    if admitted.request().only_head {
        return Ok(headers_of_a_stream(admitted.request().takes_gzip));
    }
    let core = admitted.core().clone();
    if core.is_closing() {
        return Err(admitted.refuse(AppError::Unavailable));
    }
    let takes_gzip = admitted.request().takes_gzip;
    let token = admitted.who().viewer().and(admitted.request().token_hash);
    let (subscriber, audiences) = (admitted.who().subscriber(token), admitted.who().audiences());
    // Subscribed before reading: what happens in between arrives twice rather than never. And asked
    // again after: whoever was taken out in between was not among those who listen.
    let listener = Listener::subscribe(&core, subscriber, &audiences, admitted.who().version());
    let missed = admitted
        .again()
        .await?
        .db(move |context| {
            P::arrive(context)?;
            let missed = missed(context, version(context.request))?;
            missed.iter().filter(|_| takes_gzip).for_each(Event::pack);
            Ok(missed)
        })
        .await?;
    Ok(listener.respond(missed, takes_gzip))
}

/// The version that the asking page has: as its stream knows it, or as it was drawn.
fn version(request: &Request) -> Option<i64> {
    let last = request.last_event.as_deref().and_then(|id| id.parse().ok());
    last.or_else(|| request.query::<After>().after.parse().ok())
}

/// The parts as they stand, if they have changed: for browsers that cannot hold a stream.
///
/// # Errors
/// The finished error page.
pub async fn parts<P, S>(gate: Gate<P, S>) -> Answer
where
    P: Listens<S>,
    S: Send + Sync + 'static,
{
    gate.reply(|context| {
        P::arrive(context)?;
        let after = context.request.query::<After>().after.parse().ok();
        Ok(match missed(context, after)? {
            None => Reply::nothing(),
            Some(event) => Reply::text(
                "text/event-stream; charset=utf-8",
                String::from_utf8_lossy(event.plain()).into_owned(),
            ),
        })
    })
    .await
}
