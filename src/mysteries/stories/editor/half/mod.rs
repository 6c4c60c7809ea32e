//! What is typed and not kept yet. The page sends it while its author types, and it is offered again
//! when they come back, be it after a closed window; it is not in the story before they keep it.

mod command;
mod handlers;
mod query;

pub(super) use command::forget;
pub(crate) use command::sweep;
pub(super) use query::{Half, of};

use super::place::Place;
use lamplight_core::web::{Route, post};
use lamplight_story_file::StoryFile;

/// Stands for what is not in the list yet.
const NEW: &str = "-";

/// The feature's rows.
pub(super) fn routes() -> Vec<Route> {
    vec![
        post("/stories/{slug}/half/{part}/{item}", handlers::hold),
        post("/stories/{slug}/half/{part}/{item}/away", handlers::let_go),
    ]
}

/// The name of a form: that of its part, and of the item if that is in the story.
pub(super) fn name(place: &Place, story: &mut StoryFile, is_new: bool) -> String {
    match place {
        Place::Item(list, _) if is_new => format!("{list}/{NEW}"),
        _ => {
            let href = place.href("", story);
            href.trim_start_matches("/stories//edit/").to_owned()
        }
    }
}
