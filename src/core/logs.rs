//! The log: lines for people, or JSON for machines.

use prometheus::IntCounter;
use std::{
    fmt::{self, Write},
    io::{self, IsTerminal},
    sync::LazyLock,
    time::Duration,
};
use tokio::sync::Notify;
use tracing::{
    Event, Level, Subscriber,
    field::{Field, Visit},
};
use tracing_subscriber::{EnvFilter, Layer, layer::Context, prelude::*};

/// Starts logging to standard error. `LAMPLIGHT_LOG` filters (default `info`),
/// `LAMPLIGHT_LOG_FORMAT=json` writes one object a line.
pub fn start() {
    let filter = EnvFilter::try_from_env("LAMPLIGHT_LOG")
        .unwrap_or_else(|_| EnvFilter::new("info,actix_server=warn"));
    let json = std::env::var("LAMPLIGHT_LOG_FORMAT").is_ok_and(|format| format == "json");
    // Colours are for people, not for files.
    let lines = tracing_subscriber::fmt::layer().with_ansi(io::stderr().is_terminal());
    let lines = lines.with_writer(io::stderr);
    let lines = if json { lines.json().boxed() } else { lines.with_target(false).boxed() };
    let log = tracing_subscriber::registry().with(filter).with(lines).with(Gathered);
    // A second start, as in tests, keeps the first.
    let _ = log.try_init();
}

/// Requests that were none: anybody can send them, as many as they like.
pub(crate) static MALFORMED: LazyLock<IntCounter> = LazyLock::new(|| {
    let words = "Requests that could not be read";
    // The name is a good one, so there is always a counter.
    IntCounter::new("lamplight_malformed_requests_total", words)
        .unwrap_or_else(|_| unreachable!("the name of a figure"))
});
/// There is a new one.
static CAME: Notify = Notify::const_new();
/// How often the log says so.
const SAID_EVERY: Duration = Duration::from_secs(60);

/// Says of requests that could not be read how many there were, once a minute at most.
pub async fn tell_of_malformed() {
    let mut told = MALFORMED.get();
    loop {
        CAME.notified().await;
        let now = MALFORMED.get();
        tracing::info!(count = now - told, "requests that could not be read");
        told = now;
        tokio::time::sleep(SAID_EVERY).await;
    }
}

/// Counts the web server's complaints about requests that could not be read, each of which would be
/// an error in the log.
struct Gathered;

impl<S: Subscriber> Layer<S> for Gathered {
    fn event_enabled(&self, event: &Event<'_>, _: Context<'_, S>) -> bool {
        let complaint = is_complaint(event);
        if complaint {
            MALFORMED.inc();
            CAME.notify_one();
        }
        !complaint
    }
}

fn is_complaint(event: &Event<'_>) -> bool {
    let of = event.metadata();
    if *of.level() != Level::ERROR || !of.target().starts_with("actix_http::h1") {
        return false;
    }
    let mut said = Said(String::new());
    event.record(&mut said);
    ["stream error", "MAX_BUFFER_SIZE"].iter().any(|start| said.0.starts_with(start))
}

/// The words of an event.
struct Said(String);

impl Visit for Said {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        if field.name() == "message" {
            let _ = write!(self.0, "{value:?}");
        }
    }
}
