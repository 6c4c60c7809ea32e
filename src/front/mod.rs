//! The front door, and the switch for the light.

use askama::Template;
use lamplight_core::{
    Area,
    people::{Public, viewer},
    web::{
        Chrome, Form, Gate, Policy, Reply, Route, Section, Share,
        gate::Answer,
        get,
        local::{local_path, theme_cookie},
        post, request,
    },
};
use serde::Deserialize;

/// The front page, and the choice of theme.
pub struct Front;

impl Area for Front {
    fn name(&self) -> &'static str {
        "front"
    }

    fn routes(&self) -> Vec<Route> {
        vec![get("/", show), get("/offline", offline), post("/theme", choose_theme)]
    }
}

#[derive(Template)]
#[template(path = "front/front.html")]
struct FrontPage {
    chrome: Chrome,
    share: Share,
}

impl FrontPage {
    /// A portrait of the story that ships, as its pages show it.
    fn guest(&self, name: &str) -> String {
        lamplight_core::web::pictures::url_named(lamplight_pictures::Kind::Portrait, name)
    }

    fn cover(&self, name: &str) -> String {
        lamplight_core::web::pictures::url_named(lamplight_pictures::Kind::Cover, name)
    }
}

async fn show(gate: Gate<Public>) -> Answer {
    gate.reply(|ctx| {
        let line =
            "Somebody at your table did it. Guests join by phone with a code: no account, no app.";
        let share = Share::new(ctx.core, "Lamplight: host an evening people talk about", line);
        Ok(Reply::page(FrontPage { chrome: ctx.chrome(Section::HOME), share }))
    })
    .await
}

/// What a browser shows without a line. It keeps the page beforehand, so nobody's name is on it.
#[derive(Template)]
#[template(path = "front/offline.html")]
struct OfflinePage {
    chrome: Chrome,
}

async fn offline(gate: Gate<Public>) -> Answer {
    gate.reply(|ctx| Ok(Reply::page(OfflinePage { chrome: ctx.chrome(Section::HOME) }))).await
}

#[derive(Deserialize)]
struct ThemeForm {
    #[serde(default)]
    theme: String,
    #[serde(default)]
    next: String,
}

async fn choose_theme(gate: Gate<Public>, form: Form<ThemeForm>) -> Answer {
    gate.reply(move |ctx| {
        // A member's choice holds on all their devices, as in their account.
        if let Some(member) = ctx.who.viewer().filter(|viewer| viewer.is_member()) {
            viewer::keep_theme(ctx.db, member, request::theme(&form.0.theme))?;
        }
        let cookie = theme_cookie(&form.0.theme);
        Ok(Reply::see_other(local_path(&form.0.next)).cookie(cookie))
    })
    .await
}
