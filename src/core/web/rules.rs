//! What differs for a route from all others: size, rate, caching, headers.

use super::limits::Limit;
use actix_web::{HttpMessage, HttpRequest};

/// The largest body of a route that does not say otherwise: a letter and its neighbours.
pub const USUAL_BODY: usize = 256 * 1024;

/// What differs for a route from all others. A row of the table is the only place that says so.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Rules {
    /// Other sites may send writes here, such as a payment provider's webhook.
    pub any_origin: bool,
    /// Sources added to the Content-Security-Policy: directive and source.
    pub csp: &'static [(&'static str, &'static str)],
    /// The largest body in bytes, where it is not [`USUAL_BODY`].
    pub body: Option<usize>,
    /// How often one neighbourhood may call it.
    pub rate: Option<Limit>,
    /// `Cache-Control` of its good answers, where they may be kept.
    pub cache: Option<&'static str>,
    /// Who may show the page in a frame: sources as in `frame-ancestors`.
    pub framed_by: Option<&'static str>,
}

impl Rules {
    /// Those of the route that `http` came by.
    pub fn of(http: &HttpRequest) -> Self {
        http.extensions().get::<Self>().copied().unwrap_or_default()
    }

    /// The largest body in bytes.
    pub fn largest_body(&self) -> usize {
        self.body.unwrap_or(USUAL_BODY)
    }
}
