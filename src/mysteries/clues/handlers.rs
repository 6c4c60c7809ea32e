//! Requests about clues.

use super::{
    command::{self, LetOut, Moved},
    form::MoveForm,
};
use crate::{
    Gate,
    access::{Host, Seat},
    replies,
};
use lamplight_core::web::{Form, gate::Answer};

/// Shows a clue, gives it away, or puts it on the board.
pub async fn move_clue(gate: Gate<Seat>, form: Form<MoveForm>) -> Answer {
    gate.reply(move |ctx| {
        replies::count(ctx)?;
        let clue = ctx.request.id("clue")?.into();
        let hand = replies::to_seat(ctx.who, "#hand");
        let Some(what) = form.0.parse()? else {
            return Ok(hand.sorry("Choose somebody first."));
        };
        Ok(match command::move_clue(ctx.db, ctx.area, ctx.who, clue, what)? {
            Moved::OnBoard => hand.done("It hangs on the board, for all to see."),
            Moved::ShownTo(whom) => hand.done(format!("{whom} can read it now, and nobody else.")),
            Moved::GivenTo(whom) => hand.done(format!("It is in {whom}’s hand now.")),
            Moved::Gone => hand.sorry("That one is no longer in your hand."),
            Moved::TooLate => hand.sorry("The round is over; what you hold, you hold."),
        })
    })
    .await
}

/// Lets a clue out before its button.
pub async fn let_go(gate: Gate<Host>) -> Answer {
    gate.reply(|ctx| {
        let clue = ctx.request.id("clue")?.into();
        Ok(match command::let_go(ctx.db, ctx.area, ctx.who, clue)? {
            LetOut::Done => replies::to_console(ctx.who, "").done("It is out."),
            LetOut::Already => replies::pressed_already(ctx.who, ""),
        })
    })
    .await
}
