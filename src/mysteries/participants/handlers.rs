//! Requests of people at the table: leaving it, and what the host does about them.

use super::{
    command::{self, Left, Removed},
    returning::{self, LetIn},
};
use crate::{
    Gate,
    access::{Host, Seat},
    replies,
};
use lamplight_core::web::gate::Answer;

/// Gives up the seat.
pub async fn leave(gate: Gate<Seat>) -> Answer {
    gate.reply(|ctx| {
        replies::count(ctx)?;
        let reply = replies::to_seat(ctx.who, "");
        Ok(match command::leave(ctx.db, ctx.area, ctx.who)? {
            Left::Done => reply,
            Left::HostHasRead => reply
                .sorry("You host this evening and have read who you are. Stay until it begins."),
        })
    })
    .await
}

/// Takes a guest out.
pub async fn remove(gate: Gate<Host>) -> Answer {
    gate.reply(|ctx| {
        let participant = ctx.request.id("participant")?.into();
        let removed = command::remove(ctx.db, ctx.area, ctx.who, participant)?;
        let console = replies::to_console(ctx.who, "");
        Ok(match removed {
            Removed::Done => console.done("They are out; the seat is free."),
            Removed::Already => replies::pressed_already(ctx.who, ""),
            Removed::OwnSeat => console.sorry("This is your own seat."),
            Removed::TooLate => console.sorry("The ballots are out; everybody stays to the end."),
        })
    })
    .await
}

/// Lets somebody back in who was taken out.
pub async fn let_back_in(gate: Gate<Host>) -> Answer {
    gate.reply(|ctx| {
        let participant = ctx.request.id("participant")?.into();
        let console = replies::to_console(ctx.who, "");
        Ok(match returning::let_back_in(ctx.db, ctx.area, ctx.who, participant)? {
            LetIn::Done => console.done("They have a seat at the table again."),
            LetIn::TooLate => console.sorry("The ballots are out; nobody comes in any more."),
            LetIn::NoCharacterLeft => {
                console.sorry("Every seat is taken, and the story has no more parts.")
            }
            LetIn::Full => console.sorry("Every seat is taken."),
            LetIn::NameTaken => console.sorry("Somebody else of that name has come in since."),
        })
    })
    .await
}
