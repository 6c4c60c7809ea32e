//! Requests about the round's clock.

use super::{
    command::{self, Turned},
    form::TimerForm,
};
use crate::{Gate, access::Host, replies};
use lamplight_core::web::{Form, gate::Answer};

/// Turns the clock.
pub async fn turn(gate: Gate<Host>, form: Form<TimerForm>) -> Answer {
    gate.reply(move |ctx| {
        let turn = form.0.parse()?;
        let (found, sure) = (&form.0.found, form.0.is_sure());
        Ok(match command::turn(ctx.db, ctx.area, ctx.who, turn, found, sure)? {
            Turned::Ask => replies::to_console(ctx.who, "/ask/time-up"),
            Turned::Done => replies::to_console(ctx.who, ""),
            Turned::Already => replies::pressed_already(ctx.who, ""),
        })
    })
    .await
}
