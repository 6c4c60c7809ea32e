//! The list, and the pieces of it that come live.

use crate::query::Notification;
use askama::Template;
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use lamplight_core::web::Chrome;

/// The page.
#[derive(Template)]
#[template(path = "notifications/list.html")]
pub(crate) struct ListPage {
    pub(crate) chrome: Chrome,
    /// Today's, then the others.
    pub(crate) today: Vec<Notification>,
    pub(crate) before: Vec<Notification>,
    pub(crate) zone: Tz,
    pub(crate) now: DateTime<Utc>,
    /// Only the unread ones are shown.
    pub(crate) unread_only: bool,
    pub(crate) unread: i32,
    /// The number of the newest that there is.
    pub(crate) newest: i64,
    /// The version of the bell.
    pub(crate) version: i64,
    /// Where older ones are.
    pub(crate) older: Option<String>,
    /// This is the first page: what comes belongs on it.
    pub(crate) first: bool,
}

impl ListPage {
    fn is_empty(&self) -> bool {
        self.today.is_empty() && self.before.is_empty()
    }

    fn item<'p>(&self, it: &'p Notification) -> Item<'p> {
        Item { it, now: self.now, zone: self.zone }
    }
}

/// One of the list.
#[derive(Template)]
#[template(path = "notifications/item.html")]
pub(crate) struct Item<'n> {
    pub(crate) it: &'n Notification,
    pub(crate) now: DateTime<Utc>,
    pub(crate) zone: Tz,
}

impl askama::filters::HtmlSafe for Item<'_> {}

impl Item<'_> {
    /// A time of day for today's, a day for the others.
    fn when(&self) -> String {
        let local = self.it.created_at.with_timezone(&self.zone);
        let form =
            if is_today(&self.it.created_at, self.now, self.zone) { "%H:%M" } else { "%-d %B" };
        local.format(form).to_string()
    }
}

/// Whether `at` is on the reader's day.
pub(crate) fn is_today(at: &DateTime<Utc>, now: DateTime<Utc>, zone: Tz) -> bool {
    at.with_timezone(&zone).date_naive() == now.with_timezone(&zone).date_naive()
}
