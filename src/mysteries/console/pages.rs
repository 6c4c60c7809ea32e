//! The console, and the parts of it that change while one looks.

use super::{questions::Question, view::ConsoleView};
use crate::{door::WayIn, reveal::view::Slide, snapshot::Snapshot};
use askama::Template;
use chrono::{DateTime, Utc};
use lamplight_core::live::Parts;
use lamplight_core::web::{
    Chrome,
    ui::{self, Html},
};

/// The console.
#[derive(Template)]
#[template(path = "mysteries/console/page.html")]
pub(super) struct ConsolePage {
    /// Head and foot.
    pub(super) chrome: Chrome,
    /// What the host sees.
    pub(super) console: ConsoleView,
    /// When the session is to start.
    pub(super) starts_at: Option<DateTime<Utc>>,
    /// How many are invited by mail and have not come in yet; none once nobody waits for them.
    pub(super) invited: Option<i64>,
    /// The number of the last event in this page.
    pub(super) seq: i64,
    /// The television's link.
    pub(super) screen: String,
    /// Which of its links that is.
    pub(super) screen_version: i32,
    /// The recap's link.
    pub(super) recap: String,
}

impl ConsolePage {
    /// When it starts, in words, while it has not.
    fn starts(&self) -> Option<Html> {
        let at = self.starts_at.as_ref().filter(|_| self.console.at.in_lobby());
        at.map(|at| ui::moment(at, self.console.zone))
    }
}

/// A question of the console, for those without a script.
#[derive(Template)]
#[template(path = "mysteries/console/question_page.html")]
pub(super) struct QuestionPage {
    /// Head and foot.
    pub(super) chrome: Chrome,
    /// The session's title.
    pub(super) title: String,
    /// The console.
    pub(super) back: String,
    /// What is asked.
    pub(super) question: Question,
}

/// The parts of the console, each a template that is given the host's view.
macro_rules! parts {
    ($($part:ident = $name:literal, $path:literal;)+) => {
        $(#[derive(Template)]
        #[template(path = $path)]
        struct $part<'v> {
            console: &'v ConsoleView,
        })+

        /// The console's parts.
        ///
        /// # Errors
        /// When a template fails.
        pub(crate) fn parts(way: &WayIn, snapshot: &Snapshot) -> Result<Parts, askama::Error> {
            let console = &snapshot.console(way);
            Ok(vec![$(($name, $part { console }.render()?)),+])
        }
    };
}

parts! {
    Top = "top", "mysteries/console/top.html";
    Lines = "lines", "mysteries/console/lines.html";
    Helm = "helm", "mysteries/console/helm.html";
    Needs = "needs", "mysteries/console/needs.html";
    Clues = "clues", "mysteries/console/clues.html";
    Seats = "table", "mysteries/console/seats.html";
    Door = "door", "mysteries/participants/door.html";
    Bar = "bar", "mysteries/console/bar.html";
    Questions = "questions", "mysteries/console/questions.html";
    Facts = "facts", "mysteries/console/facts.html";
}
