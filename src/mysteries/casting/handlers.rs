//! Requests about who plays whom.

use super::{
    command::{self, Assigned, CastEverybody, HandedOut},
    form::{AssignForm, WishForm},
};
use crate::{
    Gate,
    access::{Host, Seat},
    replies,
};
use lamplight_core::web::{Form, Reply, gate::Answer};

/// Gives a character to somebody, or to nobody.
pub async fn assign(gate: Gate<Host>, form: Form<AssignForm>) -> Answer {
    gate.reply(move |ctx| {
        let (character, to) = form.0.parse()?;
        let assigned = command::assign(ctx.db, ctx.area, ctx.who, character, to)?;
        Ok(told(replies::to_console(ctx.who, "#casting"), assigned))
    })
    .await
}

fn told(console: Reply, assigned: Assigned) -> Reply {
    match assigned {
        Assigned::Done => console,
        Assigned::CalledOff => console.sorry("This evening was called off."),
        Assigned::HostHasRead => console
            .sorry("You play along and have read who you are, so your own part stays as it is."),
        Assigned::OnlyEmptySeats => {
            console.sorry("While it is played only a part whose player is gone can be given away.")
        }
        Assigned::Taken => console.sorry("Somebody plays that part, or they have a part already."),
        Assigned::TooLate => console.sorry("The ballots are out; the parts stay as they are."),
    }
}

/// Casts everybody who is there.
pub async fn everybody(gate: Gate<Host>) -> Answer {
    gate.reply(|ctx| {
        let console = replies::to_console(ctx.who, "#casting");
        Ok(match command::everybody(ctx.db, ctx.area, ctx.who)? {
            CastEverybody::Done => console,
            CastEverybody::TooLate => {
                console.sorry("The evening has begun: everybody keeps the part they have.")
            }
            CastEverybody::WrongNumber { fewest, most, here } => console.sorry(format!(
                "The story is for {fewest} to {most} players, and {here} are here."
            )),
        })
    })
    .await
}

/// Hands out the characters.
pub async fn hand_out(gate: Gate<Host>) -> Answer {
    gate.reply(|ctx| {
        let console = replies::to_console(ctx.who, "");
        Ok(match command::hand_out(ctx.db, ctx.area, ctx.who)? {
            HandedOut::Done => console,
            HandedOut::Already => replies::pressed_already(ctx.who, ""),
            HandedOut::Nothing => console.sorry("There are no parts to hand out."),
        })
    })
    .await
}

/// Notes a guest's wish.
pub async fn wish(gate: Gate<Seat>, form: Form<WishForm>) -> Answer {
    gate.reply(move |ctx| {
        replies::count(ctx)?;
        command::wish(ctx.db, ctx.area, ctx.who, form.0.parse()?)?;
        Ok(replies::to_seat(ctx.who, "")
            .done("The host sees your wish when the parts are given out."))
    })
    .await
}
