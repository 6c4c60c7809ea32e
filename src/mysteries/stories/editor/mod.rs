//! The editor: a story in plain forms, a part at a time.
//!
//! Each save loads the draft, changes one part, writes the file anew and keeps it if nobody
//! has changed it since the form was drawn. A draft may break rules; what the checker refuses
//! stands beside the part until it is mended, and publishing waits for that.

mod aside;
mod context;
mod empty;
mod fields;
mod half;
mod handlers;
mod item;
mod item_form;
mod list;
mod listing;
mod names;
mod overview;
mod place;
mod problems;
mod review;
mod schemas;

pub(crate) use half::sweep;
pub(super) use handlers::{full_review, open, story};
pub(super) use names::{UNNAMED, UNNAMED_ROUND};
pub(super) use overview::page as overview;

use lamplight_core::web::Route;

/// The editor's rows.
pub(super) fn routes() -> Vec<Route> {
    [overview::routes(), listing::routes(), item_form::routes(), half::routes(), problems::routes()]
        .concat()
}
