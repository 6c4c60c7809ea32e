//! The area's rows: a line per feature.

use super::{
    casting, clues, console, door, invitations, letters, live, marks, objectives, participants,
    play, progress, recap, reveal, screen, seat_links, sessions, stories, timer, undo,
};
use lamplight_core::web::Route;

/// All of them.
pub(crate) fn routes() -> Vec<Route> {
    [
        stories::routes(),
        sessions::routes(),
        participants::routes(),
        door::routes(),
        invitations::routes(),
        seat_links::routes(),
        casting::routes(),
        letters::routes(),
        objectives::routes(),
        clues::routes(),
        marks::routes(),
        progress::routes(),
        timer::routes(),
        undo::routes(),
        reveal::routes(),
        recap::routes(),
        console::routes(),
        play::routes(),
        screen::routes(),
        live::routes(),
    ]
    .concat()
}
