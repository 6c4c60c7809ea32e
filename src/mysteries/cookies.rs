//! Whether a browser keeps cookies: asked before a seat is taken, for a seat is found again by its
//! cookie alone. The page at the door gives a browser without any one to keep, and whoever comes
//! in with none is told what to do.

use lamplight_core::web::{Reply, Request, local::probe_cookie};

/// `reply`, with a cookie to keep for a browser that has sent none.
pub(crate) fn probe(request: &Request, reply: Reply) -> Reply {
    if request.keeps_cookies { reply } else { reply.cookie(probe_cookie()) }
}
