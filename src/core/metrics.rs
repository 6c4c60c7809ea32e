//! Figures for whoever operates Lamplight, in Prometheus' format.

use crate::db::Pool;
use prometheus::{
    Encoder, HistogramOpts, HistogramVec, IntCounter, IntCounterVec, IntGauge, Opts, Registry,
    TextEncoder,
};
use std::time::Duration;

/// What is counted.
pub struct Metrics {
    registry: Registry,
    requests: IntCounterVec,
    seconds: HistogramVec,
    pool: IntGauge,
    pool_idle: IntGauge,
    /// Event streams that are open now.
    pub listeners: IntGauge,
    /// Audiences whose parts were rendered, however many listen.
    pub renders: IntCounter,
}

impl Metrics {
    /// All figures at zero.
    ///
    /// # Errors
    /// When two figures have one name: a mistake in this file.
    pub fn new() -> Result<Self, prometheus::Error> {
        let registry = Registry::new();
        let requests = IntCounterVec::new(
            Opts::new("lamplight_requests_total", "Answers by route and status"),
            &["route", "status"],
        )?;
        let buckets = vec![0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5];
        let seconds = HistogramVec::new(
            HistogramOpts::new("lamplight_request_seconds", "Time to answer, by route")
                .buckets(buckets),
            &["route"],
        )?;
        let pool = IntGauge::new("lamplight_db_connections", "Database connections that are open")?;
        let pool_idle =
            IntGauge::new("lamplight_db_connections_idle", "Database connections without work")?;
        let listeners = IntGauge::new("lamplight_live_listeners", "Event streams that are open")?;
        let renders = IntCounter::new(
            "lamplight_live_renders_total",
            "Audiences rendered for event streams, however many listen",
        )?;
        registry.register(Box::new(renders.clone()))?;
        registry.register(Box::new(requests.clone()))?;
        registry.register(Box::new(seconds.clone()))?;
        for gauge in [&pool, &pool_idle, &listeners] {
            registry.register(Box::new(gauge.clone()))?;
        }
        Ok(Self { registry, requests, seconds, pool, pool_idle, listeners, renders })
    }

    /// Counts one answer. `route` is the pattern, never the address: that could be a secret.
    pub fn answered(&self, route: &str, status: u16, took: Duration) {
        self.requests.with_label_values(&[route, &status.to_string()]).inc();
        self.seconds.with_label_values(&[route]).observe(took.as_secs_f64());
    }

    /// Everything as text.
    ///
    /// # Errors
    /// When a figure cannot be written.
    pub fn text(&self, pool: &Pool) -> Result<String, prometheus::Error> {
        let (open, idle) = pool.state();
        self.pool.set(open.into());
        self.pool_idle.set(idle.into());
        let mut buffer = Vec::new();
        TextEncoder::new().encode(&self.registry.gather(), &mut buffer)?;
        Ok(String::from_utf8_lossy(&buffer).into_owned())
    }
}
