//! Figures for whoever operates Lamplight, in Prometheus' format.

use crate::{db::Pool, logs::MALFORMED, queue::Figures};
use prometheus::{
    Encoder, GaugeVec, HistogramOpts, HistogramVec, IntCounter, IntCounterVec, IntGauge,
    IntGaugeVec, Opts, Registry, TextEncoder,
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
    jobs: IntGaugeVec,
    jobs_oldest: GaugeVec,
    job_runs: IntCounterVec,
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
        let jobs = IntGaugeVec::new(
            Opts::new("lamplight_jobs", "Jobs of all processes, by kind and state"),
            &["kind", "state"],
        )?;
        let jobs_oldest = GaugeVec::new(
            Opts::new("lamplight_jobs_oldest_seconds", "Age of the oldest job that is not done"),
            &["kind"],
        )?;
        let job_runs = IntCounterVec::new(
            Opts::new("lamplight_job_runs_total", "Attempts at jobs by kind and outcome"),
            &["kind", "outcome"],
        )?;
        registry.register(Box::new(MALFORMED.clone()))?;
        registry.register(Box::new(jobs.clone()))?;
        registry.register(Box::new(jobs_oldest.clone()))?;
        registry.register(Box::new(job_runs.clone()))?;
        registry.register(Box::new(renders.clone()))?;
        registry.register(Box::new(requests.clone()))?;
        registry.register(Box::new(seconds.clone()))?;
        for gauge in [&pool, &pool_idle, &listeners] {
            registry.register(Box::new(gauge.clone()))?;
        }
        Ok(Self {
            registry,
            requests,
            seconds,
            pool,
            pool_idle,
            listeners,
            renders,
            jobs,
            jobs_oldest,
            job_runs,
        })
    }

    /// Counts one answer. `route` is the pattern, never the address: that could be a secret.
    pub fn answered(&self, route: &str, status: u16, took: Duration) {
        self.requests.with_label_values(&[route, &status.to_string()]).inc();
        self.seconds.with_label_values(&[route]).observe(took.as_secs_f64());
    }

    /// Counts one attempt at a job: `done`, `later` or `failed`.
    pub fn job_ran(&self, kind: &str, outcome: &str) {
        self.job_runs.with_label_values(&[kind, outcome]).inc();
    }

    /// Takes over how the queue is doing.
    pub fn queue_is(&self, figures: &[Figures]) {
        self.jobs.reset();
        self.jobs_oldest.reset();
        for of in figures {
            let states = [("waiting", of.waiting), ("running", of.running), ("failed", of.failed)];
            for (state, count) in states {
                self.jobs.with_label_values(&[of.kind.as_str(), state]).set(count);
            }
            self.jobs_oldest.with_label_values(&[&of.kind]).set(of.oldest_seconds);
        }
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
