//! What the requests of the host and of a seat have in common: where they lead back to, and how
//! many there may be.

use crate::{
    Context,
    access::{Host, Seat},
    links,
    room::Room,
};
use lamplight_core::{
    error::AppError,
    web::{
        Reply,
        limits::{self, Limit},
    },
};

/// What one seat sends: more than anybody presses, and too little to keep the whole table busy.
const WRITES: Limit = Limit { name: "seat", burst: 60, every_seconds: 2 };

/// Counts a request of this seat.
///
/// # Errors
/// `TooMany` when there were too many; the database's.
pub(crate) fn count(ctx: &mut Context<'_, Seat>) -> Result<(), AppError> {
    let seat = ctx.who.participant.id;
    limits::spend(ctx.db, WRITES, &seat.to_string(), ctx.core)
}

/// Leads back to the console.
pub(crate) fn to_console(host: &Host, anchor: &str) -> Reply {
    Reply::see_other(links::console(host.session) + anchor)
}

/// Leads back to the console: of two presses of one button, this was the second.
pub(crate) fn pressed_already(host: &Host, anchor: &str) -> Reply {
    to_console(host, anchor)
        .sorry("That button had been pressed already; this is where the evening is now.")
}

/// Leads back to the seat's page.
pub(crate) fn to_seat(seat: &Seat, anchor: &str) -> Reply {
    Reply::see_other(links::play(seat.session) + anchor)
}

/// Leads back to a room of the seat's page.
pub(crate) fn to_room(seat: &Seat, room: Room, anchor: &str) -> Reply {
    Reply::see_other(links::room(seat.session, room) + anchor)
}
