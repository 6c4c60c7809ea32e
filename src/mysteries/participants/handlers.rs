//! Requests of people at the table: leaving it, and what the host does about them.

use super::{
    command::{self, Left, LetOut, Removed},
    nudge,
    returning::{self, LetIn},
};
use crate::{
    Gate,
    access::{Host, Seat},
    replies,
};
use lamplight_core::web::{Reply, gate::Answer};

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
        let console = replies::to_console(ctx.who, "#needs");
        Ok(match removed {
            Removed::Done => console,
            Removed::Already => replies::pressed_already(ctx.who, ""),
            Removed::OwnSeat => console.sorry("This is your own seat."),
            Removed::TooLate => console.sorry("The ballots are out; everybody stays to the end."),
        })
    })
    .await
}

/// Lets out what a part holds whose player is gone.
pub async fn let_out(gate: Gate<Host>) -> Answer {
    gate.reply(|ctx| {
        let participant = ctx.request.id("participant")?.into();
        let console = replies::to_console(ctx.who, "#needs");
        Ok(match command::let_out(ctx.db, ctx.area, ctx.who, participant)? {
            LetOut::Done => console,
            LetOut::Already => replies::pressed_already(ctx.who, "#needs"),
            LetOut::TooLate => console.sorry("The rounds are over; what they hold, they hold."),
        })
    })
    .await
}

/// Reminds one guest of what is missing.
pub async fn nudge(gate: Gate<Host>) -> Answer {
    gate.reply(|ctx| {
        let participant = ctx.request.id("participant")?.into();
        let nudged = nudge::nudge(ctx.db, ctx.area, ctx.who, Some(participant))?;
        Ok(told(replies::to_console(ctx.who, "#needs"), &nudged))
    })
    .await
}

/// Reminds everybody of whom something is missing.
pub async fn nudge_all(gate: Gate<Host>) -> Answer {
    gate.reply(|ctx| {
        let nudged = nudge::nudge(ctx.db, ctx.area, ctx.who, None)?;
        Ok(told(replies::to_console(ctx.who, "#needs"), &nudged))
    })
    .await
}

fn told(console: Reply, nudged: &[String]) -> Reply {
    match nudged {
        [] => console.sorry("Nobody was nudged: nothing is missing, or it was not a minute ago."),
        [one] => console.done(format!("{one} is nudged.")),
        more => console.done(format!("{} people are nudged.", more.len())),
    }
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
