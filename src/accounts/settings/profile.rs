//! What others call you, when it is evening for you, and how much light you want.

use super::{
    Tab,
    command::{self, Profile},
};
use crate::Gate;
use crate::zones::{self, Continent};
use askama::Template;
use lamplight_core::{
    people::{Member, Viewer, identity::DisplayName},
    web::{Chrome, Form, Problems, Reply, gate::Answer, local::theme_cookie},
};
use serde::Deserialize;

const THEMES: [&str; 3] = ["system", "day", "evening"];

/// As it was typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct ProfileForm {
    display_name: String,
    time_zone: String,
    theme: String,
}

impl ProfileForm {
    fn of(viewer: &Viewer) -> Self {
        Self {
            display_name: viewer.display_name.clone(),
            time_zone: viewer.time_zone.clone(),
            theme: viewer.theme.clone(),
        }
    }

    fn parse(&self) -> Result<Profile, Problems> {
        let mut problems = Problems::default();
        let display_name = problems.take("display_name", DisplayName::parse(&self.display_name));
        let time_zone = problems.take(
            "time_zone",
            zones::known(&self.time_zone).ok_or_else(|| "Choose one of the list.".to_owned()),
        );
        let theme = THEMES.into_iter().find(|known| *known == self.theme);
        let theme =
            problems.take("theme", theme.ok_or_else(|| "Choose one of the three.".to_owned()));
        match (display_name, time_zone, theme) {
            (Some(display_name), Some(time_zone), Some(theme)) => {
                Ok(Profile { display_name, time_zone, theme })
            }
            _ => Err(problems),
        }
    }
}

#[derive(Template)]
#[template(path = "accounts/profile.html")]
struct ProfilePage {
    chrome: Chrome,
    tab: Tab,
    form: ProfileForm,
    problems: Problems,
    continents: Vec<Continent>,
}

impl ProfilePage {
    fn is_chosen(&self, zone: &str) -> bool {
        self.form.time_zone == zone
    }

    fn new(chrome: Chrome, form: ProfileForm, problems: Problems) -> Self {
        let continents = zones::by_continent();
        Self { chrome, tab: Tab::Profile, form, problems, continents }
    }
}

/// The form as it stands.
pub(crate) async fn show(gate: Gate<Member>) -> Answer {
    gate.reply(|ctx| {
        let (chrome, form) = (ctx.chrome(crate::SECTION), ProfileForm::of(&ctx.who.viewer));
        Ok(Reply::page(ProfilePage::new(chrome, form, Problems::default())))
    })
    .await
}

/// Keeps it.
pub(crate) async fn save(gate: Gate<Member>, form: Form<ProfileForm>) -> Answer {
    gate.reply(move |ctx| {
        let Form(form) = form;
        let viewer = &ctx.who.viewer;
        match form.parse() {
            Ok(new) => {
                command::keep_profile(ctx.db, viewer, &new)?;
                Ok(Reply::see_other("/account").cookie(theme_cookie(new.theme)).done("Kept."))
            }
            Err(problems) => {
                let chrome = ctx.chrome(crate::SECTION);
                Ok(Reply::unprocessable(ProfilePage::new(chrome, form, problems)))
            }
        }
    })
    .await
}
