//! The pages of a seat's own link.

use askama::Template;
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use lamplight_core::web::{Chrome, ui};

/// A seat's own link and QR.
#[derive(Template)]
#[template(path = "mysteries/seat_links/link.html")]
pub struct LinkPage {
    /// Head and foot.
    pub chrome: Chrome,
    /// Whose seat.
    pub name: String,
    /// The session's title.
    pub title: String,
    /// The link.
    pub link: String,
    /// The QR code of it.
    pub qr: ui::Html,
    /// The same as a file.
    pub picture: String,
    /// Where to go back to.
    pub back: String,
    /// It is the guest's own page; else the host shows it.
    pub own: bool,
    /// The seat is a member's: no link opens it.
    pub member: bool,
    /// When somebody sat down by it, and on what.
    pub uses: Vec<(DateTime<Utc>, String)>,
    /// The session's time zone.
    pub zone: Tz,
    /// Where a new link is asked for.
    pub renew: String,
}

/// A seat's own link, opened.
#[derive(Template)]
#[template(path = "mysteries/seat_links/seat.html")]
pub struct SeatPage {
    /// Head and foot.
    pub chrome: Chrome,
    /// Whose seat.
    pub name: String,
    /// The session's title.
    pub title: String,
    /// Where to press.
    pub action: String,
    /// It is a member's seat: they sign in.
    pub member: bool,
    /// This browser sits in it already.
    pub seated: bool,
    /// Somebody wanted to sit down with a browser that keeps no cookies.
    pub no_cookies: bool,
    /// The play page.
    pub play: String,
}
