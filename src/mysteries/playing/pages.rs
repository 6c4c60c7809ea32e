//! A seat's page, and the parts of it that change while one looks.

use super::notes::Notes;
use crate::evening::{reveal::Slide, seat::SeatView, table::TableView};
use askama::Template;
use chrono::{DateTime, Utc};
use lamplight_core::live::Parts;
use lamplight_core::web::{Chrome, Problems, ui};

/// The whole page.
#[derive(Template)]
#[template(path = "mysteries/play/page.html")]
pub struct PlayPage {
    /// Head and foot.
    pub chrome: Chrome,
    /// What this seat sees.
    pub seat: SeatView,
    /// What everybody sees.
    pub table: TableView,
    /// Their notes.
    pub notes: Notes,
    /// When their seat was last opened by its link on another phone.
    pub elsewhere: Option<DateTime<Utc>>,
    /// The number of the last event in this page.
    pub seq: i64,
    /// What was wrong with what they sent.
    pub problems: Problems,
}

/// For somebody who has left: the way back.
#[derive(Template)]
#[template(path = "mysteries/play/left.html")]
pub struct LeftPage {
    /// Head and foot.
    pub chrome: Chrome,
    /// The evening's title.
    pub title: String,
    /// Its code.
    pub code: String,
    /// Their name.
    pub name: String,
    /// People still come in.
    pub open: bool,
    /// What became of it, once it was played to the end.
    pub recap: Option<String>,
}

/// A seat's own link and QR.
#[derive(Template)]
#[template(path = "mysteries/play/link.html")]
pub struct LinkPage {
    /// Head and foot.
    pub chrome: Chrome,
    /// Whose seat.
    pub name: String,
    /// The evening's title.
    pub title: String,
    /// The link.
    pub link: String,
    /// The QR code of it.
    pub qr: ui::Html,
    /// Where to go back to.
    pub back: String,
    /// It is the guest's own page; else the host shows it.
    pub own: bool,
    /// Where a new link is asked for.
    pub renew: String,
}

#[derive(Template)]
#[template(path = "mysteries/play/clock.html")]
struct Clock<'v> {
    table: &'v TableView,
}

#[derive(Template)]
#[template(path = "mysteries/play/scene.html")]
struct Scene<'v> {
    table: &'v TableView,
}

#[derive(Template)]
#[template(path = "mysteries/play/board.html")]
struct Board<'v> {
    table: &'v TableView,
}

#[derive(Template)]
#[template(path = "mysteries/play/company.html")]
struct Company<'v> {
    table: &'v TableView,
}

#[derive(Template)]
#[template(path = "mysteries/play/head.html")]
struct Head<'v> {
    seat: &'v SeatView,
}

#[derive(Template)]
#[template(path = "mysteries/play/you.html")]
struct You<'v> {
    seat: &'v SeatView,
    problems: Problems,
}

#[derive(Template)]
#[template(path = "mysteries/play/hand.html")]
struct Hand<'v> {
    seat: &'v SeatView,
}

/// The parts that are the same for everybody.
///
/// # Errors
/// When a template fails.
pub fn shared_parts(table: &TableView) -> Result<Parts, askama::Error> {
    Ok(vec![
        ("clock", Clock { table }.render()?),
        ("scene", Scene { table }.render()?),
        ("board", Board { table }.render()?),
        ("company", Company { table }.render()?),
    ])
}

/// The parts for one pair of eyes.
///
/// # Errors
/// When a template fails.
pub fn own_parts(seat: &SeatView) -> Result<Parts, askama::Error> {
    Ok(vec![
        ("head", Head { seat }.render()?),
        ("you", You { seat, problems: Problems::default() }.render()?),
        ("hand", Hand { seat }.render()?),
    ])
}
