//! Whether a browser keeps cookies: asked before a seat is taken, for a seat is found again by its
//! cookie alone. The page at the door gives a browser without any one to keep, and whoever comes
//! in with none is told what to do.

use actix_web::cookie::{Cookie, SameSite};
use lamplight_core::web::{Reply, Request};

/// The cookie that says nothing but that it was kept.
const PROBE: &str = "door";

/// `reply`, with a cookie to keep for a browser that has sent none.
pub(crate) fn probe(request: &Request, reply: Reply) -> Reply {
    if request.keeps_cookies {
        return reply;
    }
    let cookie = Cookie::build(PROBE, "seen").path("/").http_only(true).same_site(SameSite::Lax);
    reply.cookie(cookie.finish())
}
