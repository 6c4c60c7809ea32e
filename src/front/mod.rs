//! The front door, and the switch for the light.

use crate::{
    accounts::{Public, viewer},
    web::{Chrome, Form, Gate, Policy, Reply, Room, Route, asker, gate::Answer, get, post},
};
use actix_web::cookie::{Cookie, SameSite, time::Duration};
use askama::Template;
use serde::Deserialize;

/// The front's rows.
pub fn routes() -> Vec<Route> {
    vec![get("/", show), post("/theme", choose_theme)]
}

#[derive(Template)]
#[template(path = "front/front.html")]
struct FrontPage {
    chrome: Chrome,
}

impl FrontPage {
    /// A portrait of the story that ships, as its pages show it.
    fn guest(&self, name: &str) -> String {
        crate::web::pictures::url_named(crate::pictures::Kind::Portrait, name)
    }

    fn cover(&self, name: &str) -> String {
        crate::web::pictures::url_named(crate::pictures::Kind::Cover, name)
    }
}

async fn show(gate: Gate<Public>) -> Answer {
    gate.reply(|visit| Ok(Reply::page(FrontPage { chrome: visit.chrome(Room::Hall) }))).await
}

#[derive(Deserialize)]
struct ThemeForm {
    #[serde(default)]
    theme: String,
    #[serde(default)]
    next: String,
}

async fn choose_theme(gate: Gate<Public>, form: Form<ThemeForm>) -> Answer {
    gate.reply(move |visit| {
        // A member's choice holds on all their devices, as in their account.
        if let Some(member) = visit.who.viewer().filter(|viewer| viewer.is_member()) {
            viewer::keep_theme(visit.db, member, asker::theme(&form.0.theme))?;
        }
        let cookie = theme_cookie(&form.0.theme);
        Ok(Reply::see_other(local_path(&form.0.next)).cookie(cookie))
    })
    .await
}

/// The cookie that keeps the choice of `theme`; anything unknown means "as my device is".
pub fn theme_cookie(theme: &str) -> Cookie<'static> {
    let mut cookie = Cookie::build("theme", asker::theme(theme).unwrap_or_default())
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .max_age(Duration::days(730))
        .finish();
    if asker::theme(theme).is_none() {
        cookie.make_removal();
    }
    cookie
}

/// No page of ours has a longer address.
const LONGEST_PATH: usize = 2000;

/// `path` if it leads to a page of ours, else the front door.
pub fn local_path(path: &str) -> String {
    let ours = path.starts_with('/')
        && path.len() <= LONGEST_PATH
        && !path.starts_with("//")
        && !path.contains(['\\', '\r', '\n', '\t'])
        && path.chars().all(|c| !c.is_control());
    if ours { path.to_owned() } else { "/".to_owned() }
}

#[cfg(test)]
mod tests {
    use super::local_path;

    #[test]
    fn a_redirect_stays_in_the_house() {
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
