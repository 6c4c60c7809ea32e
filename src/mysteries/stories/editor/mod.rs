//! The editor: a story in plain forms, a part at a time.
//!
//! Each save loads the draft, changes one part, writes the file anew and keeps it if nobody
//! has changed it since the form was drawn. A draft may break rules; what the checker refuses
//! stands beside the part until it is mended, and publishing waits for that.

mod aside;
mod desk;
mod head;
mod list;
mod names;
mod pages;
mod part;
mod parts;
mod place;
mod review;
mod rows;
mod sheet;
mod thing;

use lamplight_core::web::{Route, get, post};

/// The editor's rows.
pub(super) fn routes() -> Vec<Route> {
    vec![
        get("/stories/{slug}/edit", desk::show),
        get("/stories/{slug}/edit/{part}", rows::show),
        get("/stories/{slug}/edit/{part}/{item}", part::show),
        post("/stories/{slug}/edit/{part}/{item}", part::save),
        post("/stories/{slug}/edit/{part}/{item}/move", rows::move_row),
        post("/stories/{slug}/edit/{part}/{item}/take-out", rows::take_out),
        get("/stories/{slug}/add/{part}", part::show_new),
        post("/stories/{slug}/add/{part}", part::add),
        post("/stories/{slug}/undo", desk::undo),
        post("/stories/{slug}/publish", desk::publish),
        post("/stories/{slug}/archive", desk::archive),
    ]
}
