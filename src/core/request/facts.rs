//! Who is asking, as far as the request itself tells.

use super::{flash, head, session, trace};
use crate::error::AppError;
use actix_web::{HttpRequest, http::header};
use chrono::{DateTime, Datelike, Utc};
use lamplight_secrets as secrets;
use serde::de::DeserializeOwned;
use std::{
    net::{IpAddr, Ipv4Addr},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};
use uuid::Uuid;

/// How the browser wants its answer packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Packing {
    /// zstd, where the browser takes it.
    Zstd,
    /// gzip, which all others take.
    Gzip,
    /// As it is.
    Plain,
}

/// The cookie by which a device is known that has signed in before. It signs nobody in.
pub const DEVICE_COOKIE: &str = "device";

/// The facts of one request, owned, so that they can travel to the blocking task.
#[derive(Debug, Clone)]
pub struct Request {
    /// When it came, by `core.clock`: whatever it is measured against is measured from then.
    pub at: DateTime<Utc>,
    /// SHA-256 of the session token, as `login_sessions` keeps it.
    pub token_hash: Option<[u8; 32]>,
    /// Where the request came from.
    pub address: IpAddr,
    /// The browser's name for itself, shortened.
    pub user_agent: Option<String>,
    /// Names this request in the log, the answer's header and the error page.
    pub request_id: String,
    /// `day` or `evening` where the person chose; the system's preference otherwise.
    pub theme: Option<&'static str>,
    /// What the page before wanted said on this one.
    pub flash: Option<flash::Flash>,
    /// How to pack the answer.
    pub packing: Packing,
    /// Whether the browser takes gzip.
    pub takes_gzip: bool,
    /// Path and query, for coming back after signing in.
    pub uri: String,
    /// Whether the request only reads, so that asking again is enough.
    pub reads: bool,
    /// Whether only the headers of the answer are wanted.
    pub only_head: bool,
    /// Whether our own script asks for a fragment instead of a page.
    pub wants_fragment: bool,
    /// Whether it came with cookies, of any kind: a browser that keeps none sends none.
    pub keeps_cookies: bool,
    /// The last event an event stream had, when it comes back.
    pub last_event: Option<String>,
    /// What the browser keeps of having been here, if it does; see [`DEVICE_COOKIE`].
    pub device: Option<String>,
    params: Vec<(String, String)>,
    query: String,
    renewed: Arc<AtomicBool>,
}

impl Request {
    /// Whether a form was sent by a browser that keeps no cookies: the page with the form has given
    /// it one, and the first page only asks.
    pub fn lacks_cookies(&self) -> bool {
        !self.reads && !self.keeps_cookies
    }

    /// Reads `request`, which came `at` this time. `trust_proxy`: the last hop of
    /// `X-Forwarded-For` is the client.
    pub fn read(request: &HttpRequest, trust_proxy: bool, at: DateTime<Utc>) -> Self {
        let text = |name: header::HeaderName| {
            request.headers().get(name).and_then(|value| value.to_str().ok())
        };
        Self {
            at,
            token_hash: session::token_of(request).map(|token| secrets::hash(&token)),
            address: address(request, trust_proxy),
            user_agent: text(header::USER_AGENT).map(|agent| agent.chars().take(300).collect()),
            request_id: trace::id_of(request),
            theme: theme_of(request),
            flash: flash::read(request),
            packing: packing_of(request),
            takes_gzip: takes(accepted(request), "gzip"),
            uri: uri(request),
            device: request.cookie(DEVICE_COOKIE).map(|it| it.value().chars().take(200).collect()),
            last_event: text(header::HeaderName::from_static("last-event-id"))
                .map(|id| id.chars().take(50).collect()),
            keeps_cookies: request.headers().contains_key(header::COOKIE),
            reads: request.method().is_safe(),
            only_head: head::is_wanted_only(request),
            wants_fragment: request.headers().contains_key("x-fragment"),
            params: request
                .match_info()
                .iter()
                // No text in the database can hold a NUL, so nothing is called by one.
                .map(|(k, v)| (k.to_owned(), v.replace('\0', "\u{fffd}")))
                .collect(),
            query: request.query_string().to_owned(),
            renewed: Arc::new(session::is_signed_by_older(request).into()),
        }
    }

    /// For what is done `at` this time without anybody asking for it over the network.
    pub fn internal(at: DateTime<Utc>) -> Self {
        Self {
            at,
            token_hash: None,
            address: IpAddr::V4(Ipv4Addr::LOCALHOST),
            user_agent: None,
            request_id: String::new(),
            theme: None,
            flash: None,
            packing: Packing::Plain,
            takes_gzip: false,
            uri: "/".to_owned(),
            wants_fragment: false,
            keeps_cookies: false,
            last_event: None,
            device: None,
            reads: true,
            only_head: false,
            params: Vec::new(),
            query: String::new(),
            renewed: Arc::default(),
        }
    }

    /// Who shares this caller's fate where callers are counted: an address, or the 64-bit
    /// network that every household with IPv6 has to itself.
    pub fn neighbourhood(&self) -> String {
        match self.address.to_canonical() {
            IpAddr::V4(address) => address.to_string(),
            IpAddr::V6(address) => {
                let [a, b, c, d, ..] = address.segments();
                format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
            }
        }
    }

    /// The network that a provider gives to one customer at most: an address, or the first 48 bits of
    /// it with IPv6.
    pub fn network(&self) -> String {
        match self.address.to_canonical() {
            IpAddr::V4(address) => address.to_string(),
            IpAddr::V6(address) => {
                let [a, b, c, ..] = address.segments();
                format!("{a:x}:{b:x}:{c:x}::/48")
            }
        }
    }

    /// Has the gate send the session cookie once more, with a new term.
    pub(crate) fn renew_cookie(&self) {
        self.renewed.store(true, Ordering::Relaxed);
    }

    /// Whether the session cookie is to be sent once more.
    pub(crate) fn wants_cookie(&self) -> bool {
        self.renewed.load(Ordering::Relaxed)
    }

    /// A part of the path by its name in the route; empty if the route has no such part.
    pub fn param(&self, name: &str) -> &str {
        self.params.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    /// What the path names first, such as an evening: others may write to it too.
    pub(crate) fn thing(&self) -> Option<&str> {
        self.params.first().map(|(_, value)| value.as_str())
    }

    /// A part of the path that is an id.
    ///
    /// # Errors
    /// `NotFound` for anything that is not an id.
    pub fn id(&self, name: &str) -> Result<Uuid, AppError> {
        Uuid::try_parse(self.param(name)).map_err(|_| AppError::NotFound)
    }

    /// The query string as `T`, whose fields all have defaults.
    pub fn query<T: DeserializeOwned + Default>(&self) -> T {
        serde_html_form::from_str(&self.query).unwrap_or_default()
    }
}

/// A time as an address carries it; none if it is not one, or lies beyond what anybody means and
/// the database can hold.
pub fn time(text: &str) -> Option<DateTime<Utc>> {
    let time: DateTime<Utc> = text.parse().ok()?;
    (1..=9999).contains(&time.year()).then_some(time)
}

/// The theme that `request`'s browser keeps; none for "as my device is".
pub fn theme_of(request: &HttpRequest) -> Option<&'static str> {
    request.cookie("theme").and_then(|cookie| theme(cookie.value()))
}

/// The stored name of a theme, or none for "as my device is".
pub fn theme(name: &str) -> Option<&'static str> {
    ["day", "evening"].into_iter().find(|known| *known == name)
}

/// The best packing that `request` allows.
pub fn packing_of(request: &HttpRequest) -> Packing {
    packing(accepted(request))
}

fn accepted(request: &HttpRequest) -> &str {
    let accepted = request.headers().get(header::ACCEPT_ENCODING);
    accepted.and_then(|value| value.to_str().ok()).unwrap_or_default()
}

/// Whether an `Accept-Encoding` header allows the packing of this name.
fn takes(accepted: &str, name: &str) -> bool {
    accepted.split(',').any(|entry| {
        let mut parts = entry.split(';').map(str::trim);
        parts.next() == Some(name)
            && !parts.any(|weight| matches!(weight, "q=0" | "q=0.0" | "q=0.00" | "q=0.000"))
    })
}

/// The best packing that an `Accept-Encoding` header allows.
pub fn packing(accepted: &str) -> Packing {
    if takes(accepted, "zstd") {
        Packing::Zstd
    } else if takes(accepted, "gzip") {
        Packing::Gzip
    } else {
        Packing::Plain
    }
}

/// Path and query. Two slashes at the start would be another host's address to a browser.
fn uri(request: &HttpRequest) -> String {
    let uri = request.uri().path_and_query().map_or("/", |it| it.as_str());
    if uri.starts_with("//") { "/".to_owned() } else { uri.to_owned() }
}

fn address(request: &HttpRequest, trust_proxy: bool) -> IpAddr {
    let forwarded = || {
        // Some proxies add a line of their own instead of adding to the one they were sent.
        let last = request.headers().get_all("x-forwarded-for").last()?.to_str().ok()?;
        last.rsplit(',').next()?.trim().parse().ok()
    };
    trust_proxy
        .then(forwarded)
        .flatten()
        .or_else(|| request.peer_addr().map(|peer| peer.ip()))
        .unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(request: &HttpRequest, trusted: bool) -> Request {
        Request::read(request, trusted, DateTime::UNIX_EPOCH)
    }

    #[test]
    fn browsers_get_zstd_others_gzip_and_refusals_are_heard() {
        assert_eq!(packing("gzip, deflate, br, zstd"), Packing::Zstd);
        assert_eq!(packing("gzip, zstd;q=0"), Packing::Gzip);
        assert_eq!(packing("br"), Packing::Plain);
    }

    #[test]
    fn the_proxy_in_front_has_the_last_word_about_who_asks() {
        let from = |lines: &[&str], trusted| {
            let mut request = actix_web::test::TestRequest::default()
                .peer_addr(std::net::SocketAddr::from(([192, 0, 2, 9], 4711)));
            for line in lines {
                request = request.append_header(("x-forwarded-for", *line));
            }
            read(&request.to_http_request(), trusted).address.to_string()
        };
        assert_eq!(from(&["198.51.100.1, 203.0.113.5"], true), "203.0.113.5");
        assert_eq!(from(&["198.51.100.1", "203.0.113.5"], true), "203.0.113.5");
        assert_eq!(from(&["203.0.113.5"], false), "192.0.2.9");
        assert_eq!(from(&["nonsense"], true), "192.0.2.9");
    }

    #[test]
    fn a_time_in_an_address_is_one_that_can_be_kept() {
        assert!(time("2026-11-21T20:00:00Z").is_some());
        for odd in ["", "nan", "-100000-01-01T00:00:00Z", "+200000-01-01T00:00:00Z"] {
            assert!(time(odd).is_none(), "{odd:?}");
        }
    }

    #[test]
    fn coming_back_leads_to_no_other_house() {
        let uri = |path: &str| {
            let request = actix_web::test::TestRequest::with_uri(path).to_http_request();
            read(&request, false).uri
        };
        assert_eq!(uri("/stories?q=toast"), "/stories?q=toast");
        assert_eq!(uri("//evil.example/stories"), "/");
    }

    #[test]
    fn a_household_counts_as_one_caller() {
        let from = |address: &str| {
            let request = actix_web::test::TestRequest::default()
                .peer_addr(std::net::SocketAddr::new(address.parse().unwrap(), 4711));
            read(&request.to_http_request(), false).neighbourhood()
        };
        assert_eq!(from("192.0.2.7"), "192.0.2.7");
        assert_eq!(from("::ffff:192.0.2.7"), "192.0.2.7");
        assert_eq!(from("2001:db8:1:2:3::1"), from("2001:db8:1:2:ffff::9"));
        assert_ne!(from("2001:db8:1:2::1"), from("2001:db8:1:3::1"));
    }

    #[test]
    fn a_customer_has_one_network() {
        let from = |address: &str| {
            let request = actix_web::test::TestRequest::default()
                .peer_addr(std::net::SocketAddr::new(address.parse().unwrap(), 4711));
            read(&request.to_http_request(), false).network()
        };
        assert_eq!(from("192.0.2.7"), "192.0.2.7");
        assert_ne!(from("192.0.2.7"), from("192.0.2.8"));
        assert_eq!(from("2001:db8:1:2::1"), from("2001:db8:1:3::1"));
        assert_ne!(from("2001:db8:1:2::1"), from("2001:db8:2:2::1"));
    }
}
