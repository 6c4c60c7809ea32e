//! The host's pages, and the parts of the console that change while one looks.

use crate::{
    evening::{Evening, helm::HelmView, reveal::Slide, table::TableView},
    opening::form::OpeningForm,
};
use askama::Template;
use chrono_tz::Tz;
use lamplight_core::live::Parts;
use lamplight_core::web::{
    Chrome, Problems,
    ui::{self, Html},
};

/// The console.
#[derive(Template)]
#[template(path = "mysteries/host/console.html")]
pub struct ConsolePage {
    /// Head and foot.
    pub chrome: Chrome,
    /// What the host sees.
    pub helm: HelmView,
    /// What everybody sees.
    pub table: TableView,
    /// The evening's time zone.
    pub zone: Tz,
    /// The number of the last event in this page.
    pub seq: i64,
    /// The television's link.
    pub screen: String,
    /// The recap's link.
    pub recap: String,
    /// What was wrong with what the host sent.
    pub problems: Problems,
}

/// The code for the door, big.
#[derive(Template)]
#[template(path = "mysteries/host/door.html")]
pub struct DoorPage {
    /// Head and foot.
    pub chrome: Chrome,
    /// The evening's title.
    pub title: String,
    /// Its code.
    pub code: String,
    /// The link behind the QR.
    pub link: String,
    /// The QR.
    pub qr: Html,
    /// The television's link.
    pub screen: String,
    /// The console.
    pub back: String,
}

/// Opening an evening.
#[derive(Template)]
#[template(path = "mysteries/host/open.html")]
pub struct OpenPage {
    /// Head and foot.
    pub chrome: Chrome,
    /// The story's title.
    pub title: String,
    /// The story's address.
    pub slug: String,
    /// Its cover.
    pub cover: String,
    /// The numbers of players it can be played with, and the table's name.
    pub players: Vec<(u32, String)>,
    /// The host may have a part.
    pub may_play: bool,
    /// The host may know everything.
    pub may_know: bool,
    /// The host's time zone.
    pub zone: String,
    /// What was typed.
    pub form: OpeningForm,
    /// What was wrong.
    pub problems: Problems,
}

/// One's evenings.
#[derive(Template)]
#[template(path = "mysteries/host/list.html")]
pub struct ListPage {
    /// Head and foot.
    pub chrome: Chrome,
    /// Evenings one hosts.
    pub hosted: Vec<super::list::Entry>,
    /// Evenings one plays or played.
    pub played: Vec<super::list::Entry>,
    /// The zone of the times.
    pub zone: Tz,
    /// Where the next page of hosted evenings begins.
    pub older: Option<String>,
}

/// Everything, for a host who may know it.
#[derive(Template)]
#[template(path = "mysteries/host/everything.html")]
pub struct EverythingPage {
    /// Head and foot.
    pub chrome: Chrome,
    /// The evening's title.
    pub title: String,
    /// The console.
    pub back: String,
    /// Who did it.
    pub culprits: Vec<String>,
    /// How.
    pub how: String,
    /// Why.
    pub why: String,
    /// Every character's briefing.
    pub briefings: Vec<(String, Html)>,
    /// Every clue: number, title, text, where it is.
    pub clues: Vec<(usize, String, Html)>,
}

#[derive(Template)]
#[template(path = "mysteries/host/progress.html")]
struct Progress<'v> {
    helm: &'v HelmView,
}

#[derive(Template)]
#[template(path = "mysteries/host/main.html")]
struct Main<'v> {
    helm: &'v HelmView,
    table: &'v TableView,
}

#[derive(Template)]
#[template(path = "mysteries/host/aside.html")]
struct Aside<'v> {
    helm: &'v HelmView,
    table: &'v TableView,
}

#[derive(Template)]
#[template(path = "mysteries/host/seats.html")]
struct Seats<'v> {
    helm: &'v HelmView,
    zone: Tz,
}

/// The console's parts.
///
/// # Errors
/// When a template fails.
pub fn parts(evening: &Evening) -> Result<Parts, askama::Error> {
    let (helm, table) = (evening.helm(), evening.table());
    let zone = evening.zone();
    Ok(vec![
        ("progress", Progress { helm: &helm }.render()?),
        ("main-part", Main { helm: &helm, table: &table }.render()?),
        ("aside", Aside { helm: &helm, table: &table }.render()?),
        ("seats", Seats { helm: &helm, zone }.render()?),
    ])
}

impl ConsolePage {
    /// When it starts, in words, while it has not.
    pub fn starts(&self) -> Option<Html> {
        self.table
            .starts_at
            .as_ref()
            .filter(|_| self.helm.at.in_lobby())
            .map(|at| ui::moment(at, self.zone))
    }
}
