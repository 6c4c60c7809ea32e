//! Refuses writes that another site makes a browser send.
//!
//! Browsers say where a request comes from: `Sec-Fetch-Site`, and before that `Origin`. A write
//! that comes from elsewhere is refused; one that says nothing does not come from a browser and
//! carries no cookie that somebody else could abuse.
//! Source: <https://words.filippo.io/csrf/>.

use crate::state::Core;
use actix_web::{
    dev::ServiceRequest,
    http::{Method, header::HeaderMap},
    web::Data,
};
use url::Url;

/// Whether `request` only reads, or comes from one of our own pages.
pub(super) fn may_write(request: &ServiceRequest) -> bool {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    let core = request.app_data::<Data<Core>>();
    let public = core.and_then(|core| core.config.public_url.as_ref());
    reads || is_ours(request.headers(), public)
}

/// `public`: the address we are known by. A proxy in front may have put another into `Host`.
fn is_ours(headers: &HeaderMap, public: Option<&Url>) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    match (text("sec-fetch-site"), text("origin")) {
        (Some(site), _) => matches!(site, "same-origin" | "none"),
        (None, Some(origin)) => {
            let here =
                || origin.split_once("://").is_some_and(|(_, from)| text("host") == Some(from));
            public.is_some_and(|url| url.origin().ascii_serialization() == origin) || here()
        }
        (None, None) => !headers.contains_key("sec-fetch-site") && !headers.contains_key("origin"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::http::header::{HeaderName, HeaderValue};

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|(k, v)| (HeaderName::from_static(k), HeaderValue::from_static(v)))
            .collect()
    }

    #[test]
    fn only_our_own_pages_may_write() {
        let ours = |pairs| {
            let mut headers = headers(pairs);
            let host = HeaderValue::from_static("lamplight.example:8080");
            headers.insert(HeaderName::from_static("host"), host);
            is_ours(&headers, None)
        };
        assert!(ours(&[("sec-fetch-site", "same-origin"), ("origin", "https://evil.example")]));
        assert!(ours(&[("sec-fetch-site", "none")]));
        assert!(!ours(&[("sec-fetch-site", "same-site")]));
        assert!(!ours(&[
            ("sec-fetch-site", "cross-site"),
            ("origin", "http://lamplight.example:8080")
        ]));
        assert!(ours(&[("origin", "http://lamplight.example:8080")]));
        assert!(!ours(&[("origin", "http://lamplight.example")]));
        assert!(!ours(&[("origin", "null")]));
        assert!(ours(&[]));
    }

    #[test]
    fn a_proxy_may_change_the_host_but_not_who_we_are() {
        let public = Url::parse("https://lamplight.example").unwrap();
        let ours = |pairs: &[(&'static str, &'static str)]| is_ours(&headers(pairs), Some(&public));
        let host = ("host", "127.0.0.1:8080");
        assert!(ours(&[host, ("origin", "https://lamplight.example")]));
        assert!(!ours(&[host, ("origin", "https://evil.example")]));
        let claimed = ("x-forwarded-host", "evil.example");
        assert!(!ours(&[host, claimed, ("origin", "https://evil.example")]));
    }
}
