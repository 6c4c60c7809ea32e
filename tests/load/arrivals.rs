//! Requests that come at a constant rate, whatever the answers take. What a request waited before
//! it could be sent counts.

use super::{
    Outcome,
    http::{Ask, Wire},
};
use std::{
    net::SocketAddr,
    thread,
    time::{Duration, Instant},
};

/// How it went.
pub(crate) struct Arrivals {
    /// From when each was due to when it was answered, sorted.
    pub(crate) took: Vec<Duration>,
    /// Those without an answer, and those answered with another status than `wanted`.
    pub(crate) failed: u64,
}

impl Arrivals {
    /// The time that this part of all stayed below.
    pub(crate) fn percentile(&self, part: f64) -> Duration {
        percentile(&self.took, part)
    }
}

/// The value that this part of the `sorted` ones stays below.
pub(crate) fn percentile<T: Copy + Default>(sorted: &[T], part: f64) -> T {
    let place = (sorted.len() as f64 * part).ceil() as usize;
    sorted
        .get(place.saturating_sub(1).min(sorted.len().saturating_sub(1)))
        .copied()
        .unwrap_or_default()
}

/// Sends `asks`, `rate` of them a second, over so many connections.
pub(crate) fn send(
    address: SocketAddr,
    asks: &[Ask],
    rate: f64,
    connections: usize,
    wanted: u16,
) -> Outcome<Arrivals> {
    let start = Instant::now() + Duration::from_millis(50);
    let lane = |lane: usize| -> Outcome<(Vec<Duration>, u64)> {
        let mut wire = Wire::open(address)?;
        let (mut took, mut failed) = (Vec::new(), 0);
        for place in (lane..asks.len()).step_by(connections) {
            let due = start + Duration::from_secs_f64(place as f64 / rate);
            thread::sleep(due.saturating_duration_since(Instant::now()));
            match wire.send(&asks[place].bytes()) {
                Ok(answer) if answer.status == wanted => took.push(due.elapsed()),
                Ok(_) => failed += 1,
                Err(_) => {
                    failed += 1;
                    wire = Wire::open(address)?;
                }
            }
        }
        Ok((took, failed))
    };
    thread::scope(|scope| {
        let lanes: Vec<_> =
            (0..connections).map(|place| scope.spawn(move || lane(place))).collect();
        let mut all = Arrivals { took: Vec::new(), failed: 0 };
        for ran in lanes {
            let (took, failed) = ran.join().map_err(|_| "a connection broke down")??;
            all.took.extend(took);
            all.failed += failed;
        }
        all.took.sort_unstable();
        Ok(all)
    })
}
