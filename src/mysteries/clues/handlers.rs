//! Requests about clues.

use super::{
    command::{self, LetOut, Moved},
    form::MoveForm,
    take_back::{self, TakenBack},
};
use crate::{
    Gate,
    access::{Host, Seat},
    links, replies,
    room::Room,
};
use lamplight_core::web::{Form, Reply, gate::Answer};

/// Shows a clue, gives it away, or puts it on the board.
pub async fn move_clue(gate: Gate<Seat>, form: Form<MoveForm>) -> Answer {
    gate.reply(move |ctx| {
        replies::count(ctx)?;
        let clue = ctx.request.id("clue")?.into();
        let room = replies::to_room(ctx.who, Room::Clues, "");
        let Some(what) = form.0.parse()? else {
            let asked_again = links::pass_on(ctx.who.session, clue);
            return Ok(Reply::see_other(asked_again).sorry("Choose somebody first."));
        };
        Ok(match command::move_clue(ctx.db, ctx.area, ctx.who, clue, what, form.0.round())? {
            Moved::OnBoard => room.done("It is on the board, for all to see."),
            Moved::ShownTo(whom) => room.done(format!("{whom} can read it now, and nobody else.")),
            Moved::GivenTo(whom) => room.done(format!("{whom} has it now.")),
            Moved::Gone => room.sorry("That one is no longer in your hand."),
            Moved::TooLate => room.sorry("The round is over; everybody keeps what they have."),
        })
    })
    .await
}

/// Takes back what was just done with a clue.
pub async fn take_back(gate: Gate<Seat>) -> Answer {
    gate.reply(|ctx| {
        replies::count(ctx)?;
        let clue = ctx.request.id("clue")?.into();
        let room = replies::to_room(ctx.who, Room::Clues, "");
        Ok(match take_back::take_back(ctx.db, ctx.area, ctx.who, clue)? {
            TakenBack::Done => room.done("Taken back. It is in your hand."),
            TakenBack::TooLate => room.sorry("It is too late to take that back."),
        })
    })
    .await
}

/// Lets a clue out before its button.
pub async fn let_go(gate: Gate<Host>) -> Answer {
    gate.reply(|ctx| {
        let clue = ctx.request.id("clue")?.into();
        Ok(match command::let_go(ctx.db, ctx.area, ctx.who, clue)? {
            LetOut::Done => replies::to_console(ctx.who, "#clues"),
            LetOut::Already => replies::pressed_already(ctx.who, ""),
        })
    })
    .await
}
