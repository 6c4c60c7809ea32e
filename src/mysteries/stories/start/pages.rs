use askama::Template;
use lamplight_core::web::{Chrome, Problems};
use serde::Deserialize;

/// What is asked before a story is begun.
#[derive(Default, Deserialize)]
pub(super) struct StartForm {
    #[serde(default)]
    pub(super) title: String,
}

/// The page that asks it.
#[derive(Template)]
#[template(path = "mysteries/stories/start/start.html")]
pub(super) struct StartPage {
    pub(super) chrome: Chrome,
    pub(super) form: StartForm,
    pub(super) problems: Problems,
}
