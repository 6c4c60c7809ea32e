//! Addresses within the site, the cookie that keeps somebody's choice of theme, and the one that
//! tells whether a browser keeps any.

use super::{
    Reply,
    request::{self, Request},
};
use actix_web::cookie::{Cookie, SameSite, time::Duration};

/// No page of ours has a longer address.
const LONGEST_PATH: usize = 2000;

/// `path` if it leads to a page of ours, else the front page.
pub fn local_path(path: &str) -> String {
    let ours = path.starts_with('/')
        && path.len() <= LONGEST_PATH
        && !path.starts_with("//")
        && !path.contains(['\\', '\r', '\n', '\t'])
        && path.chars().all(|c| !c.is_control());
    if ours { path.to_owned() } else { "/".to_owned() }
}

/// The cookie that keeps the choice of `theme`; anything unknown means "as my device is".
pub fn theme_cookie(theme: &str) -> Cookie<'static> {
    let mut cookie = Cookie::build("theme", request::theme(theme).unwrap_or_default())
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .max_age(Duration::days(730))
        .finish();
    if request::theme(theme).is_none() {
        cookie.make_removal();
    }
    cookie
}

/// `reply`, with a cookie to keep for a browser that has sent none. Whether one keeps cookies is
/// asked before anything is given that is found again by a cookie alone, as a seat or a sign-in is:
/// the page with the form gives the cookie, and whoever sends the form with none is told what to do.
#[must_use]
pub fn probe(request: &Request, reply: Reply) -> Reply {
    if request.keeps_cookies {
        return reply;
    }
    let cookie = Cookie::build("door", "seen").path("/").http_only(true);
    reply.cookie(cookie.same_site(SameSite::Lax).finish())
}

#[cfg(test)]
mod tests {
    use super::local_path;

    #[test]
    fn a_redirect_stays_on_the_site() {
        assert_eq!(local_path("/evenings?x=1"), "/evenings?x=1");
        for bad in [
            "https://evil.example",
            "//evil.example",
            "/\\evil.example",
            "",
            "javascript:x",
            "/a\r\nb",
            &format!("/{}", "a".repeat(2000)),
        ] {
            assert_eq!(local_path(bad), "/", "{bad:?}");
        }
    }
}
