//! The security headers of every answer, and the end of connections when the house closes.

use super::rules::Rules;
use crate::state::Core;
use actix_web::{
    Error,
    body::MessageBody,
    dev::{ServiceRequest, ServiceResponse},
    http::{
        ConnectionType,
        header::{
            CONTENT_SECURITY_POLICY, HeaderMap, HeaderName, HeaderValue, SET_COOKIE,
            X_FRAME_OPTIONS,
        },
    },
    middleware::Next,
    web::Data,
};

/// Everything from here, nothing inline, nobody may frame us.
pub(super) const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
                      connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; \
                      manifest-src 'self'; worker-src 'self'";

const ALWAYS: [(&str, &str); 5] = [
    ("x-content-type-options", "nosniff"),
    // A seat's personal link must not reach anybody through a referrer.
    ("referrer-policy", "same-origin"),
    (
        "permissions-policy",
        "camera=(), microphone=(), geolocation=(), payment=(), browsing-topics=()",
    ),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
];

/// The middleware.
pub async fn secure(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let core = request.app_data::<Data<Core>>().cloned();
    let mut response = next.call(request).await?;
    add(response.headers_mut(), core.as_ref().is_some_and(|core| core.config.is_secure()));
    if core.is_some_and(|core| core.is_leaving()) {
        // Whoever keeps the connection for later would find nobody there.
        response.response_mut().head_mut().set_connection_type(ConnectionType::Close);
    }
    Ok(response)
}

/// The Content-Security-Policy of a route with these `rules`, if it is not the usual one.
pub(super) fn policy_of(rules: &Rules) -> Option<HeaderValue> {
    if rules.csp.is_empty() && rules.framed_by.is_none() {
        return None;
    }
    let named = |directive: &str| directive.split(' ').next().unwrap_or_default().to_owned();
    let mut directives: Vec<String> =
        POLICY.split("; ").map(|directive| directive.trim().to_owned()).collect();
    if let Some(sources) = rules.framed_by {
        directives.retain(|directive| named(directive) != "frame-ancestors");
        directives.push(format!("frame-ancestors {sources}"));
    }
    for (to, source) in rules.csp {
        match directives.iter_mut().find(|directive| named(directive) == *to) {
            Some(directive) => *directive = format!("{directive} {source}"),
            None => directives.push(format!("{to} {source}")),
        }
    }
    HeaderValue::from_str(&directives.join("; ")).ok()
}

fn add(headers: &mut HeaderMap, tls: bool) {
    for (name, value) in ALWAYS {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    // A row of the table of routes may have said something else.
    if !headers.contains_key(CONTENT_SECURITY_POLICY) {
        headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
        headers.insert(X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
    }
    if tls {
        only_over_tls(headers);
        let for_two_years = HeaderValue::from_static("max-age=63072000; includeSubDomains");
        headers.insert(HeaderName::from_static("strict-transport-security"), for_two_years);
    }
}

/// Every cookie, those of the theme and the message too: on the way nobody may read or change them.
fn only_over_tls(headers: &mut HeaderMap) {
    let cookies: Vec<HeaderValue> = headers.remove(SET_COOKIE).collect();
    for cookie in cookies {
        let mut line = cookie.as_bytes().to_vec();
        if !line.windows(8).any(|part| part.eq_ignore_ascii_case(b"; secure")) {
            line.extend_from_slice(b"; Secure");
        }
        headers.append(SET_COOKIE, HeaderValue::from_bytes(&line).unwrap_or(cookie));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn over_tls_every_cookie_is_for_tls_only() {
        let lines = ["flash=done; Path=/", "__Host-lamplight=x; Path=/; Secure; HttpOnly"];
        let cookies = |tls| {
            let mut headers = HeaderMap::new();
            lines.iter().for_each(|line| {
                headers.append(SET_COOKIE, HeaderValue::from_static(line));
            });
            add(&mut headers, tls);
            let all = headers.get_all(SET_COOKIE);
            all.map(|line| line.to_str().unwrap().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(cookies(true), ["flash=done; Path=/; Secure", lines[1]]);
        assert_eq!(cookies(false), lines);
    }
}
